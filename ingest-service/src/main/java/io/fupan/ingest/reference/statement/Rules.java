package io.fupan.ingest.reference.statement;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import io.fupan.event.reference.ReferenceFact.CompetitorIntelNoted;
import io.fupan.event.reference.ReferenceFact.ForecastSubmitted;
import io.fupan.event.reference.ReferenceFact.MarketSignalNoted;
import io.fupan.event.reference.ReferenceFact.PipelineDefined;
import io.fupan.event.reference.ReferenceFact.ScorecardDefined;
import io.fupan.event.reference.ReferenceFact.SpendRecorded;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.period.Calendars;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.LocalDate;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** What must be true of a statement by people, so that the numbers it is compared with exist. */
final class Rules {

    private static final int LONGEST_SUBJECT = 512;
    private static final int LONGEST_TEXT = 4000;

    private final MetricCatalogue catalogue;

    Rules(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Refuses a statement that no number could ever be compared with. */
    void check(ReferenceFact fact, LocalDate today, Calendars calendars) {
        if (fact.subject().length() > LONGEST_SUBJECT) {
            throw NotAllowed.invalid("INVALID_FIELD", null, "The names in it are too long.");
        }
        switch (fact) {
            case TargetSet target -> {
                scope(target.scope());
                period(target.period(), today, calendars);
                metric(target.metric(), target.amount());
                text("reason", target.reason());
            }
            case ForecastSubmitted forecast -> {
                scope(forecast.scope());
                period(forecast.period(), today, calendars);
                metric(forecast.metric(), forecast.amount());
                notAhead("submittedOn", forecast.submittedOn(), today);
                text("note", forecast.note());
            }
            case SpendRecorded spend -> period(spend.period(), today, calendars);
            case PipelineDefined pipeline -> stages(pipeline);
            case CalendarDefined calendar -> periods(calendar);
            case ScorecardDefined scorecard -> scorecard(scorecard);
            case MarketSignalNoted signal -> {
                if (signal.scope() != null) {
                    scope(signal.scope());
                }
                notAhead("on", signal.on(), today);
                text("text", signal.text());
            }
            case CompetitorIntelNoted note -> {
                notAhead("on", note.on(), today);
                text("text", note.text());
            }
            default -> {}
        }
    }

    private static void scope(String text) {
        try {
            Scope.parse(text);
        } catch (IllegalArgumentException e) {
            throw NotAllowed.invalid("INVALID_SCOPE", "scope", String.valueOf(e.getMessage()));
        }
    }

    /** Plans are for periods that stay the same tomorrow. */
    private static void period(String text, LocalDate today, Calendars calendars) {
        Period period;
        try {
            period = Period.parse(text, today, calendars);
        } catch (IllegalArgumentException e) {
            throw NotAllowed.invalid("INVALID_PERIOD", "period", String.valueOf(e.getMessage()));
        }
        boolean fixed = (Character.isDigit(text.charAt(0)) || text.startsWith("FY")) && text.equals(text.strip());
        if (!fixed || !period.text().equals(text)) {
            throw NotAllowed.invalid(
                    "INVALID_PERIOD",
                    "period",
                    "expected a period with a date, written like %s, but received '%s'"
                            .formatted(fixed ? period.text() : "2027-Q1, 2027-05 or FY2027-Q1", text));
        }
    }

    private static void periods(CalendarDefined calendar) {
        try {
            Calendars.check(calendar);
        } catch (IllegalArgumentException e) {
            throw NotAllowed.invalid("INVALID_FIELD", "periods", String.valueOf(e.getMessage()));
        }
    }

    private void scorecard(ScorecardDefined scorecard) {
        if (!ScopeKinds.knows(scorecard.kind())) {
            throw NotAllowed.invalid(
                    "INVALID_SCOPE",
                    "kind",
                    "expected one of %s, but received '%s'".formatted(ScopeKinds.all(), scorecard.kind()));
        }
        scorecard.weights().forEach(weight -> definition("weights", weight.metric()));
    }

    private MetricDefinition definition(String field, String name) {
        try {
            return catalogue.definition(name);
        } catch (InvalidQuery e) {
            throw NotAllowed.invalid("UNKNOWN_METRIC", field, String.valueOf(e.getMessage()));
        }
    }

    private void metric(String name, @Nullable Money amount) {
        MetricDefinition definition = definition("metric", name);
        boolean money = definition.unit().equals(MetricDefinition.MONEY);
        if (money != (amount != null)) {
            throw NotAllowed.invalid(
                    "INVALID_FIELD",
                    money ? "amount" : "count",
                    money
                            ? "%s is money: expected an amount with a currency".formatted(name)
                            : "%s is no money (%s): expected a count".formatted(name, definition.unit()));
        }
    }

    private static void stages(PipelineDefined pipeline) {
        HashSet<String> seen = new HashSet<>();
        if (pipeline.stages().isEmpty()) {
            throw NotAllowed.invalid("INVALID_FIELD", "stages", "A pipeline has at least one open stage.");
        }
        boolean distinct = pipeline.stages().stream().allMatch(seen::add);
        distinct &= pipeline.won() == null || pipeline.won().stream().allMatch(seen::add);
        distinct &= pipeline.lost() == null || pipeline.lost().stream().allMatch(seen::add);
        if (!distinct) {
            throw NotAllowed.invalid("INVALID_FIELD", "stages", "A stage is named once: open, won or lost.");
        }
        if (pipeline.qualified() != null && !pipeline.stages().contains(pipeline.qualified())) {
            throw NotAllowed.invalid(
                    "INVALID_FIELD", "qualified", "expected one of the open stages, but received '%s'".formatted(pipeline.qualified()));
        }
    }

    private static void notAhead(String field, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw NotAllowed.invalid("DAY_IN_FUTURE", field, "%s is after today, %s.".formatted(day, today));
        }
    }

    private static void text(String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw NotAllowed.invalid(
                    "INVALID_FIELD", field, "expected at most %d characters".formatted(LONGEST_TEXT));
        }
    }
}
