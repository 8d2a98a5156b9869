package io.fupan.metrics.attainment;

import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.formula.quota.Attainment;
import io.fupan.metric.formula.quota.Target;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.attainment.AttainmentView.Row;
import io.fupan.metrics.window.Question;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Computes the rows from one window. */
record Rows(Window window) {

    private static final BigDecimal NEAR = new BigDecimal("0.8");
    private static final BigDecimal BEHIND = new BigDecimal("0.5");

    private static final Comparator<Row> FURTHEST_FIRST = Comparator.<Row, @Nullable Figure>comparing(
                    Row::attainment,
                    Comparator.nullsLast(Comparator.comparing(Figure::number, Comparator.reverseOrder())))
            .thenComparing(Row::scope);

    List<Row> ofKind(String kind, Predicate<Scope> visible) {
        return MetricCatalogue.scopes(window.cells(), window.reference(), kind).stream()
                .filter(visible)
                .map(this::row)
                .sorted(FURTHEST_FIRST)
                .toList();
    }

    private Row row(Scope scope) {
        Window own = new Window(window.cells(), window.reference(), scope, window.period(), window.currency());
        Target target = Target.of(own, Attainment.METRIC);
        boolean counts = target != null && target.fxMissing() == 0;
        Reading actual = DealMetrics.bookings(own);
        Reading attainment = Attainment.read(own, false);
        Reading pace = Attainment.read(own, true);
        BigDecimal reached = actual.value();
        Figure gap = target == null || !counts || reached == null ? null : money(reached.subtract(target.effective()));
        return new Row(
                scope,
                target == null || !counts ? null : money(target.full()),
                target == null || !counts ? null : money(target.effective()),
                money(reached),
                actual.n(),
                fraction(attainment),
                fraction(pace),
                gap,
                band(window.period().whole().isUnfinished() ? pace.value() : attainment.value()),
                attainment.status(),
                attainment.reason(),
                attainment.excluded(),
                target == null ? List.of() : target.subjects(),
                links(scope));
    }

    private static @Nullable String band(@Nullable BigDecimal share) {
        if (share == null) {
            return null;
        }
        if (share.compareTo(BigDecimal.ONE) >= 0) {
            return "reached";
        }
        return share.compareTo(NEAR) >= 0 ? "near" : share.compareTo(BEHIND) >= 0 ? "behind" : "far";
    }

    private Map<String, String> links(Scope scope) {
        Question about = new Question(scope, window.period());
        return Map.of(
                // Also the deals that others own and a part of which is credited here; with or without a target.
                "evidence", about.address("/api/v1/deals", Map.of("metric", Attainment.METRIC)),
                "metric", about.address("/api/v1/metrics/quotaAttainment", Map.of()));
    }

    private @Nullable Figure money(@Nullable BigDecimal amount) {
        return amount == null ? null : Figure.money(amount, window.currency());
    }

    private static @Nullable Figure fraction(Reading reading) {
        BigDecimal value = reading.value();
        return value == null ? null : Figure.number(value);
    }
}
