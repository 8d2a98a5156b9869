package io.fupan.metric.formula.stage;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Of the deals that entered a stage, those that progressed within the horizon. Only entries as old as the horizon count,
 * since the outcome of later ones is not known; entries that no source can date are taken to be old enough.
 */
final class StageConversion {

    static final String ANY_STAGE = StageVariants.ANY_STAGE;
    static final String ALL_STAGE = StageVariants.ALL_STAGE;

    private final Window window;
    private final String stage;
    private final int horizon;
    private final boolean countSkipped;

    private StageConversion(Window window, MetricQuery query) {
        this.window = window;
        this.stage = Objects.requireNonNull(query.stage());
        this.horizon = Objects.requireNonNull(query.horizon());
        this.countSkipped = ALL_STAGE.equals(query.variant());
    }

    static Reading read(Window window, MetricQuery query) {
        return new StageConversion(window, query).read();
    }

    private Reading read() {
        LocalDate lastMature = window.period().asOf().minusDays(horizon);
        LocalDate last = window.period().lastDay();
        Quantities mature = sum(lastMature.isBefore(last) ? lastMature : last);
        long entered = entries(mature);
        long immature = entries(window.flow(Measures.STAGES)) - entered;
        return conversion(mature, entered, immature)
                .without("immature", immature)
                .without("undated", window.undatedLeftOut(Measures.STAGES).sum(at(Measures.ENTERED)));
    }

    private Quantities sum(LocalDate last) {
        return window.cells()
                .sum(window.scope(), Measures.STAGES, window.period().from(), last, window.period().isAll());
    }

    private Reading conversion(Quantities mature, long entered, long immature) {
        if (entered == 0 && immature > 0) {
            return Reading.none(Status.IMMATURE, Reasons.HORIZON_NOT_REACHED);
        }
        long progressed = mature.values(at(Measures.PROGRESSED)).atMost(horizon)
                + mature.sum(at(Measures.PROGRESSED_UNDATED))
                + skipped(mature);
        return Reading.share(progressed, entered);
    }

    private long entries(Quantities stages) {
        return stages.sum(at(Measures.ENTERED)) + skipped(stages);
    }

    /** A deal that jumped over the stage passed it in no time. */
    private long skipped(Quantities stages) {
        return countSkipped ? stages.sum(at(Measures.SKIPPED)) : 0;
    }

    private String at(String measure) {
        return Measures.at(measure, stage);
    }
}
