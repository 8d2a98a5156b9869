package io.fupan.metrics.monitor;

import io.fupan.event.monitor.MonitorFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.service.problem.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A monitor that somebody wants; see {@link MonitorFact} for the fields.
 *
 * @param names by language, {@code en} and {@code zh}
 * @param scope {@code org} if absent
 * @param severity {@code warning} if absent
 */
record MonitorRequest(
        @Nullable Map<String, String> names,
        @Nullable String metric,
        @Nullable String scope,
        @Nullable String window,
        @Nullable String variant,
        @Nullable String statistic,
        @Nullable String stage,
        @Nullable Integer horizon,
        MonitorFact.@Nullable Rule rule,
        @Nullable String severity) {

    private static final List<String> SEVERITIES = List.of("info", "warning", "critical");
    private static final Pattern WINDOW = Pattern.compile("last-[1-9]\\d{0,2}-days|mtd|qtd|ytd");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_DAYS = 31;

    /**
     * The monitor, if it can be one.
     *
     * @throws Problem 400 that names the field at fault
     */
    MonitorFact.Defined checked(int version, String by, MetricCatalogue catalogue) {
        MonitorFact.Rule checkedRule = checkedRule();
        MonitorFact.Question question = checkedQuestion(checkedRule, catalogue);
        String level = severity == null ? "warning" : severity;
        require(SEVERITIES.contains(level), "severity", "expected one of " + SEVERITIES);
        return new MonitorFact.Defined(version, checkedNames(), question, checkedRule, level, by);
    }

    /** The scope it is about. */
    Scope checkedScope() {
        try {
            return scope == null ? Scope.ORG : Scope.parse(scope);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-scope", "scope", String.valueOf(e.getMessage()));
        }
    }

    private MonitorFact.Question checkedQuestion(MonitorFact.Rule checkedRule, MetricCatalogue catalogue) {
        boolean isSignal = checkedRule.kind().equals(Rules.SIGNAL);
        require(metric != null, "metric", "expected the name of a metric");
        require(!isSignal || window == null, "window", "a signal is looked for in a series, which has no window");
        require(
                isSignal || window != null && WINDOW.matcher(window).matches(),
                "window",
                "expected a window such as last-7-days, last-30-days, mtd, qtd or ytd");
        MonitorFact.Question question = new MonitorFact.Question(
                String.valueOf(metric), checkedScope().toString(), window, variant, statistic, stage, horizon);
        try {
            MetricQuery query = new MetricQuery(
                    question.metric(), checkedScope(), Period.all(LocalDate.EPOCH), variant, statistic, stage, horizon,
                    null);
            catalogue.evaluate(new CellTable(), Reference.empty(), query);
        } catch (InvalidQuery e) {
            throw Problem.invalid("invalid-monitor", e.parameter(), String.valueOf(e.getMessage()));
        }
        return question;
    }

    private MonitorFact.Rule checkedRule() {
        if (rule == null || !Rules.KINDS.contains(String.valueOf(rule.kind()))) {
            throw Problem.invalid("invalid-monitor", "rule.kind", "expected one of " + Rules.KINDS);
        }
        BigDecimal threshold = rule.threshold();
        if (Rules.hasThreshold(rule.kind())) {
            require(threshold != null, "rule.threshold", "expected a number");
        } else {
            require(threshold == null && rule.clear() == null, "rule.threshold", "this rule has no threshold");
        }
        if (threshold != null) {
            checkLevels(rule.kind(), threshold, rule.clear());
        }
        boolean isSignal = rule.kind().equals(Rules.SIGNAL);
        require(
                rule.days() == null || !isSignal && rule.days() >= 1 && rule.days() <= MOST_DAYS,
                "rule.days",
                isSignal ? "a signal stands for itself" : "expected 1 to %d".formatted(MOST_DAYS));
        require(
                isSignal ? rule.grain() == null || List.of(Rules.DAY, Rules.WEEK).contains(rule.grain()) : rule.grain() == null,
                "rule.grain",
                isSignal ? "expected day or week" : "only a signal has a grain");
        return isSignal && rule.grain() == null
                ? new MonitorFact.Rule(rule.kind(), null, null, null, Rules.WEEK)
                : rule;
    }

    private static void checkLevels(String kind, BigDecimal threshold, @Nullable BigDecimal clear) {
        require(!kind.equals(Rules.CHANGE) || threshold.signum() != 0, "rule.threshold", "a change of 0 % is none");
        if (clear == null) {
            return;
        }
        boolean downwards = kind.equals(Rules.BELOW) || kind.equals(Rules.CHANGE) && threshold.signum() < 0;
        int compared = clear.compareTo(threshold);
        require(
                downwards ? compared >= 0 : compared <= 0,
                "rule.clear",
                "an alert must not be over while the rule still holds: expected %s %s"
                        .formatted(downwards ? "at least" : "at most", threshold.toPlainString()));
    }

    private @Nullable Map<String, String> checkedNames() {
        if (names != null) {
            names.forEach((language, name) -> require(
                    List.of("en", "zh").contains(language) && name != null && !name.isBlank() && name.length() <= LONGEST_NAME,
                    "names",
                    "expected names of 1 to %d characters in en and zh".formatted(LONGEST_NAME)));
        }
        return names;
    }

    private static void require(boolean holds, String field, String expected) {
        if (!holds) {
            throw Problem.invalid("invalid-monitor", field, expected);
        }
    }
}
