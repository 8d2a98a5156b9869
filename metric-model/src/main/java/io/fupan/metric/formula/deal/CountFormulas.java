package io.fupan.metric.formula.deal;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import java.math.BigDecimal;

/** Counts of deals, and what is in the pipeline. */
final class CountFormulas {

    private static final String UNDATED = "undated";

    private CountFormulas() {}

    static Reading created(Window window, MetricQuery query) {
        return count(window.flow(Measures.DEALS).sum(Measures.CREATED))
                .without(UNDATED, window.undatedLeftOut(Measures.DEALS).sum(Measures.CREATED));
    }

    static Reading won(Window window, MetricQuery query) {
        return count(window.flow(Measures.DEALS).sum(Measures.WON));
    }

    static Reading lost(Window window, MetricQuery query) {
        return count(window.flow(Measures.DEALS).sum(Measures.LOST));
    }

    static Reading open(Window window, MetricQuery query) {
        String measure = ofStage(Measures.OPEN, query);
        return count(window.stock(Measures.PIPELINE).sum(measure))
                .without(UNDATED, window.undatedLeftOut(Measures.PIPELINE).sum(measure));
    }

    static Reading openPipeline(Window window, MetricQuery query) {
        Quantities stock = window.stock(Measures.PIPELINE);
        long deals = stock.sum(ofStage(Measures.OPEN, query));
        OpenMoney money = OpenMoney.of(window, stock, query.stage());
        long noAmount = stock.sum(ofStage(Measures.OPEN + Measures.NO_AMOUNT, query));
        long outOfRange = stock.sum(ofStage(Measures.OPEN + Measures.AMOUNT_OUT_OF_RANGE, query));
        long counted = deals - noAmount - money.fxMissing() - outOfRange;
        Reading reading = counted == 0 && deals > 0
                ? Reading.none(Status.NO_DATA, Reasons.NO_USABLE_AMOUNT)
                : Reading.total(money.amount(), counted);
        return reading.without(UNDATED, window.undatedLeftOut(Measures.PIPELINE).sum(ofStage(Measures.OPEN, query)))
                .without("noAmount", noAmount)
                .without("fxMissing", money.fxMissing())
                .without("amountOutOfRange", outOfRange);
    }

    private static String ofStage(String measure, MetricQuery query) {
        return query.stage() == null ? measure : Measures.at(measure, query.stage());
    }

    private static Reading count(long deals) {
        return Reading.total(BigDecimal.valueOf(deals), deals);
    }
}
