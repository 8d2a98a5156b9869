package io.fupan.metric.formula.rivalry;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/**
 * Why deals were lost, the most frequent reason first; money in minor units.
 *
 * @param lost deals lost
 * @param worth what they were last known to be worth
 */
public record LossReasons(List<Cause> causes, long lost, long worth) {

    static final String COUNT = "count";
    static final String VALUE = "value";
    static final String BUYER_REPORTED = "buyerReported";

    /** One reason; empty for deals of which nobody gave one. */
    public record Cause(String reason, long lost, long worth) {}

    /** Copies the causes. */
    public LossReasons {
        causes = List.copyOf(causes);
    }

    /** The reasons of a scope and period. */
    public static LossReasons of(Window window) {
        return of(window.flow(Measures.LOSSES));
    }

    private static LossReasons of(Quantities losses) {
        String prefix = Measures.at(Measures.LOST, "");
        List<Cause> causes = losses.sums().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> cause(entry.getKey().substring(prefix.length()), entry.getValue(), losses))
                .sorted(Comparator.comparingLong((Cause cause) -> -cause.lost()).thenComparing(Cause::reason))
                .toList();
        return new LossReasons(
                causes,
                causes.stream().mapToLong(Cause::lost).sum(),
                causes.stream().mapToLong(Cause::worth).reduce(0, Math::addExact));
    }

    private static Cause cause(String reason, long lost, Quantities losses) {
        return new Cause(reason, lost, losses.sum(Measures.at(Measures.LOST + Measures.AMOUNT, reason)));
    }

    static Reading share(Window window, MetricQuery query) {
        if (BUYER_REPORTED.equals(query.variant())) {
            return Reading.none(Status.NOT_MEASURED, Reasons.NOT_RECORDED);
        }
        if (!window.scope().kind().equals(ScopeKinds.LOSS_REASON)) {
            return Reading.none(Status.NO_DATA, Reasons.OTHER_SCOPE);
        }
        Window everyone = new Window(window.cells(), window.reference(), Scope.ORG, window.period(), window.currency());
        LossReasons all = of(everyone);
        Cause cause = all.causes().stream()
                .filter(each -> each.reason().equals(window.scope().name()))
                .findFirst()
                .orElse(new Cause(window.scope().name(), 0, 0));
        return VALUE.equals(query.variant())
                ? shareOfWorth(cause, all, everyone.flow(Measures.DEALS))
                : Reading.share(cause.lost(), all.lost());
    }

    /** Losses without an amount that counts are no part of the sum, so the share does not rest on them. */
    private static Reading shareOfWorth(Cause cause, LossReasons all, Quantities deals) {
        Reading reading = all.worth() <= 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(
                        BigDecimal.valueOf(cause.worth()).divide(BigDecimal.valueOf(all.worth()), MathContext.DECIMAL64),
                        Window.withAmount(deals, Measures.LOST),
                        null);
        return Window.withoutAmounts(reading, deals, Measures.LOST);
    }
}
