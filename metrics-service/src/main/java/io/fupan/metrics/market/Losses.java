package io.fupan.metrics.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.rivalry.LossReasons;
import io.fupan.metrics.window.Rate;
import io.fupan.metrics.window.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why deals were lost, the most frequent reason first.
 *
 * @param buyerReported what buyers say, which nobody records
 */
record Losses(@JsonUnwrapped Subject subject, long lost, Figure amount, List<Cause> reasons, Unknown buyerReported) {

    /**
     * One reason.
     *
     * @param reason {@code null} for deals of which nobody gave one
     * @param shareOfAmount of the money lost
     * @param cumulative share of this and all more frequent reasons
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Cause(
            @Nullable String reason, long lost, Rate share, Figure amount, @Nullable Double shareOfAmount, double cumulative) {}

    /** That there is no number, and why. */
    record Unknown(Status status, String reason) {}

    static Losses of(LossReasons reasons, Window window, Subject subject) {
        List<Cause> causes = new ArrayList<>();
        long so = 0;
        for (LossReasons.Cause cause : reasons.causes()) {
            so += cause.lost();
            causes.add(new Cause(
                    cause.reason().isEmpty() ? null : cause.reason(),
                    cause.lost(),
                    Rate.of(cause.lost(), reasons.lost()),
                    money(window, cause.worth()),
                    reasons.worth() <= 0 ? null : (double) cause.worth() / reasons.worth(),
                    (double) so / reasons.lost()));
        }
        return new Losses(
                subject, reasons.lost(), money(window, reasons.worth()), causes,
                new Unknown(Status.NOT_MEASURED, Reasons.NOT_RECORDED));
    }

    private static Figure money(Window window, long minorUnits) {
        return Figure.money(window.money(minorUnits), window.currency());
    }
}
