package io.fupan.event.reference;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.fupan.event.Fact;
import io.fupan.event.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement of reference data. The latest statement in the log about the same subject wins; dated statements carry
 * the date in their subject, so that each stands for itself.
 */
public sealed interface ReferenceFact extends Fact {

    /** Subject of the statement: kind and id, from the fact itself, so that a sender cannot choose a colliding one. */
    String subject();

    /**
     * Whether this statement takes the place of an earlier one about the same subject. It always does, unless it is
     * numbered and the number says that it was made in ignorance of the earlier one, or the earlier one is frozen.
     */
    default boolean replaces(ReferenceFact earlier) {
        return true;
    }

    /** From {@code from} on, {@code rep} works in {@code team} (named after its manager) in {@code office}. */
    record RosterAssigned(String rep, String team, @Nullable String office, @Nullable LocalDate from)
            implements ReferenceFact {
        @Override
        public String subject() {
            return "roster:" + rep + '@' + (from == null ? "always" : from);
        }
    }

    /** From {@code from} on, {@code rep} belongs to no team any more, until assigned again. */
    record RosterLeft(String rep, LocalDate from) implements ReferenceFact {
        @Override
        public String subject() {
            return "roster-left:" + rep + '@' + from;
        }
    }

    /**
     * From {@code from} on, {@code rep} is meant to reach a share of a full quota.
     *
     * @param share from 0 (not yet selling) to 1 (full quota)
     */
    record QuotaRampSet(
            String rep, LocalDate from, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal share)
            implements ReferenceFact {

        /** Checks that the share is one. */
        public QuotaRampSet {
            Check.that(
                    share == null || share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0,
                    "share must be from 0 to 1, got: %s",
                    share);
        }

        @Override
        public String subject() {
            return "quota-ramp:" + rep + '@' + from;
        }
    }

    /** A product, the series it belongs to, and its list price. */
    record ProductDefined(String product, @Nullable String series, @Nullable Money listPrice) implements ReferenceFact {
        @Override
        public String subject() {
            return "product:" + product;
        }
    }

    /** A customer account and the segment (sector) it belongs to. */
    record AccountDefined(String account, @Nullable String segment, @Nullable String country) implements ReferenceFact {
        @Override
        public String subject() {
            return "account:" + account;
        }
    }

    /**
     * Another spelling of a name.
     *
     * @param kind what is named: {@code product}, {@code segment}, {@code rep}, {@code account} or {@code stage}
     * @param alias the spelling that sources use
     * @param name the name it stands for
     */
    record AliasDefined(String kind, String alias, String name) implements ReferenceFact {
        @Override
        public String subject() {
            return "alias:" + kind + ':' + alias;
        }
    }

    /**
     * The stages of a pipeline.
     *
     * @param version grows with every change
     * @param stages the open stages, in the order a deal goes through them
     * @param won names of the stages that mean won
     * @param lost names of the stages that mean lost
     * @param from first day it holds; a definition with a day stands beside those of other days
     * @param qualified the open stage from which on a deal is qualified
     */
    record PipelineDefined(
            String pipeline,
            Integer version,
            List<String> stages,
            @Nullable List<String> won,
            @Nullable List<String> lost,
            @Nullable LocalDate from,
            @Nullable String qualified)
            implements ReferenceFact {

        /** Copies the stages. */
        public PipelineDefined {
            stages = List.copyOf(stages);
            won = won == null ? null : List.copyOf(won);
            lost = lost == null ? null : List.copyOf(lost);
        }

        /** A definition of the open stages alone, that holds always. */
        public PipelineDefined(String pipeline, Integer version, List<String> stages) {
            this(pipeline, version, stages, null, null, null, null);
        }

        /** A definition that does not say from where on deals are qualified. */
        public PipelineDefined(
                String pipeline,
                Integer version,
                List<String> stages,
                @Nullable List<String> won,
                @Nullable List<String> lost,
                @Nullable LocalDate from) {
            this(pipeline, version, stages, won, lost, from, null);
        }

        @Override
        public String subject() {
            return "pipeline:" + pipeline + (from == null ? "" : "@" + from);
        }

        @Override
        public boolean replaces(ReferenceFact earlier) {
            return !(earlier instanceof PipelineDefined known) || version > known.version;
        }
    }

    /**
     * What a scope is meant to reach in a period: an amount where the metric is money, else a count.
     *
     * @param scope for example {@code team:Rocco Neubert}
     * @param period for example {@code 2017-Q2}
     * @param metric the metric the target is set for, for example {@code bookings}
     * @param amount the target, when the metric is money
     * @param reason why it was set or revised
     * @param count the target, when the metric is not money
     * @param version 1 for the first statement, one more for each revision; {@code null} from senders that do not count
     */
    record TargetSet(
            String scope,
            String period,
            String metric,
            @Nullable Money amount,
            @Nullable String reason,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal count,
            @Nullable Integer version)
            implements ReferenceFact {

        /** Checks that there is either an amount or a count. */
        public TargetSet {
            Check.either(amount, count);
        }

        /** A target of money from a sender that does not count revisions. */
        public TargetSet(String scope, String period, String metric, Money amount, @Nullable String reason) {
            this(scope, period, metric, amount, reason, null, null);
        }

        @Override
        public String subject() {
            return "target:" + metric + ':' + scope + ':' + period;
        }

        @Override
        public boolean replaces(ReferenceFact earlier) {
            return !(earlier instanceof TargetSet known)
                    || version == null
                    || known.version == null
                    || version > known.version;
        }
    }

    /**
     * What somebody expected a scope to reach in a period, on the day of saying so; it is never changed afterwards.
     *
     * @param metric the metric, for example {@code bookings}
     * @param category {@code commit}, {@code best-case} or {@code pipeline}
     * @param submittedOn the day it was said
     * @param by who said so
     * @param amount the forecast, when the metric is money
     * @param count the forecast, when the metric is not money
     * @param note in the submitter's own words
     */
    record ForecastSubmitted(
            String scope,
            String period,
            String metric,
            String category,
            LocalDate submittedOn,
            String by,
            @Nullable Money amount,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal count,
            @Nullable String note)
            implements ReferenceFact {

        private static final List<String> CATEGORIES = List.of("commit", "best-case", "pipeline");

        /** Checks the category, and that there is either an amount or a count. */
        public ForecastSubmitted {
            Check.oneOf("category", category, CATEGORIES);
            Check.either(amount, count);
        }

        @Override
        public String subject() {
            return "forecast:" + metric + ':' + category + ':' + scope + ':' + period + ':' + by + '@' + submittedOn;
        }

        /** What was submitted is frozen. */
        @Override
        public boolean replaces(ReferenceFact earlier) {
            return false;
        }
    }

    /** Money spent to win customers in a period, by kind, for example {@code media} or {@code programme}. */
    record SpendRecorded(String kind, String period, Money amount) implements ReferenceFact {
        @Override
        public String subject() {
            return "spend:" + kind + ':' + period;
        }
    }

    /**
     * What one unit of a currency is worth in another one, on a day.
     *
     * @param currency ISO 4217 code of the money that is converted
     * @param base ISO 4217 code of the money it is converted to
     * @param date the day it holds
     * @param rate how many units of {@code base} one unit of {@code currency} is worth
     * @param plan true for the rate of a plan, which targets are converted with
     */
    record FxRateSet(
            String currency,
            String base,
            LocalDate date,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
            @Nullable Boolean plan)
            implements ReferenceFact {

        /** Checks the currencies and the size of the rate. */
        public FxRateSet {
            Check.currency("currency", currency);
            Check.currency("base", base);
            Check.that(currency == null || !currency.equals(base), "currency and base must differ, got: %s", currency);
            Check.that(
                    rate == null || rate.signum() > 0 && rate.precision() <= 30 && Math.abs(rate.scale()) <= 18,
                    "rate must be positive, with at most 30 digits and 18 decimals, got: %s",
                    rate);
        }

        @Override
        public String subject() {
            return "fx-rate:" + currency + '/' + base + '@' + date + (Boolean.TRUE.equals(plan) ? ":plan" : "");
        }
    }

    /**
     * A fiscal calendar. Each version stands for itself, so that what was reported by an older one stays readable.
     *
     * @param calendar its name
     * @param version grows with every change
     * @param kind {@code gregorian} (years of calendar months), {@code 4-4-5}, {@code 4-5-4}, {@code 5-4-4} (years of
     *     four quarters of weeks so grouped), {@code 13x4} (thirteen periods of four weeks) or {@code custom}
     * @param start first day of {@code startYear}; gregorian calendars begin with a month
     * @param startYear the fiscal year that begins on {@code start}
     * @param longYears fiscal years of 53 weeks; the last period of the year has the week
     * @param periods all periods of a custom calendar, in order
     */
    record CalendarDefined(
            String calendar,
            Integer version,
            String kind,
            @Nullable LocalDate start,
            @Nullable Integer startYear,
            @Nullable List<Integer> longYears,
            @Nullable List<CalendarPeriod> periods)
            implements ReferenceFact {

        private static final List<String> KINDS = List.of("gregorian", "4-4-5", "4-5-4", "5-4-4", "13x4", "custom");

        /** Checks that what the kind needs is there, and that periods neither overlap nor leave out days. */
        public CalendarDefined {
            Check.oneOf("kind", kind, KINDS);
            longYears = longYears == null ? null : List.copyOf(longYears);
            periods = periods == null ? null : List.copyOf(periods);
            Check.calendar(kind, start, startYear, periods);
        }

        @Override
        public String subject() {
            return "calendar:" + calendar + '@' + version;
        }

        /** A version once stated stands. */
        @Override
        public boolean replaces(ReferenceFact earlier) {
            return false;
        }
    }

    /** One period of a custom calendar, for example {@code FY2027-P03}; both days included. */
    record CalendarPeriod(String name, LocalDate from, LocalDate to) {

        /** Checks that it does not end before it begins. */
        public CalendarPeriod {
            Check.that(
                    from == null || to == null || !to.isBefore(from),
                    "a period must not end before it begins, got %s..%s",
                    from,
                    to);
        }
    }

    /**
     * What the performance of every scope of a kind is judged by: the metrics, each against its target, and how much
     * each of them weighs.
     *
     * @param kind of scopes, for example {@code rep}
     * @param version grows with every change
     * @param weights of the metrics, 1 together
     */
    record ScorecardDefined(String kind, Integer version, List<ScorecardWeight> weights) implements ReferenceFact {

        /** Checks that no metric is named twice, and that the weights are 1 together. */
        public ScorecardDefined {
            weights = List.copyOf(weights);
            Check.weights(weights);
        }

        @Override
        public String subject() {
            return "scorecard:" + kind;
        }

        @Override
        public boolean replaces(ReferenceFact earlier) {
            return !(earlier instanceof ScorecardDefined known) || version > known.version;
        }
    }

    /** How much a metric weighs in a scorecard, above 0 and at most 1. */
    record ScorecardWeight(String metric, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal weight) {

        /** Checks the size of the weight. */
        public ScorecardWeight {
            Check.that(
                    weight == null
                            || weight.signum() > 0 && weight.compareTo(BigDecimal.ONE) <= 0 && weight.scale() <= 6,
                    "weight must be above 0 and at most 1, with at most 6 decimals, got: %s",
                    weight);
        }
    }

    /**
     * Something noticed in the market.
     *
     * @param signal its id
     * @param on the day it was noticed
     * @param topic {@code demand}, {@code price}, {@code product}, {@code regulation}, {@code season}, {@code economy}
     *     or {@code other}
     * @param text what was noticed
     * @param scope what it is about, for example {@code product:GTX Pro} or {@code segment:retail}
     * @param direction {@code up}, {@code down} or {@code none}
     * @param origin where it was read or heard
     * @param url where it can be read
     * @param by who noticed it
     */
    record MarketSignalNoted(
            String signal,
            LocalDate on,
            String topic,
            String text,
            @Nullable String scope,
            @Nullable String direction,
            @Nullable String origin,
            @Nullable String url,
            @Nullable String by)
            implements ReferenceFact {

        private static final List<String> TOPICS =
                List.of("demand", "price", "product", "regulation", "season", "economy", "other");
        private static final List<String> DIRECTIONS = List.of("up", "down", "none");

        /** Checks the topic, the direction and the address. */
        public MarketSignalNoted {
            Check.oneOf("topic", topic, TOPICS);
            Check.oneOf("direction", direction, DIRECTIONS);
            Check.url(url);
        }

        @Override
        public String subject() {
            return "market-signal:" + signal;
        }
    }

    /**
     * Something learnt about a competitor.
     *
     * @param note its id
     * @param competitor whom it is about
     * @param on the day it was learnt
     * @param topic {@code price}, {@code product}, {@code promotion}, {@code people}, {@code deal} or {@code other}
     * @param text what was learnt
     * @param deal the deal it was learnt in
     * @param origin where it was read or heard
     * @param url where it can be read
     * @param by who learnt it
     */
    record CompetitorIntelNoted(
            String note,
            String competitor,
            LocalDate on,
            String topic,
            String text,
            @Nullable String deal,
            @Nullable String origin,
            @Nullable String url,
            @Nullable String by)
            implements ReferenceFact {

        private static final List<String> TOPICS =
                List.of("price", "product", "promotion", "people", "deal", "other");

        /** Checks the topic and the address. */
        public CompetitorIntelNoted {
            Check.oneOf("topic", topic, TOPICS);
            Check.url(url);
        }

        @Override
        public String subject() {
            return "competitor-intel:" + note;
        }
    }

    /** A statement of a kind this version does not know; kept, counted, and of no effect. */
    record Unknown(String kind, JsonNode data) implements ReferenceFact {
        @Override
        public String subject() {
            return "unknown:" + kind;
        }
    }
}
