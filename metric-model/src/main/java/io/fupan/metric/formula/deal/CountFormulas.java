package io.fupan.metric.formula.deal;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Reading;
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
        return Reading.total(money.amount(), deals)
                .without(UNDATED, window.undatedLeftOut(Measures.PIPELINE).sum(ofStage(Measures.OPEN, query)))
                .without("noAmount", stock.sum(ofStage(Measures.OPEN + Measures.NO_AMOUNT, query)))
                .without("fxMissing", money.fxMissing())
                .without("amountOutOfRange", stock.sum(ofStage(Measures.OPEN + Measures.AMOUNT_OUT_OF_RANGE, query)));
    }

    private static String ofStage(String measure, MetricQuery query) {
        return query.stage() == null ? measure : Measures.at(measure, query.stage());
    }

    private static Reading count(long deals) {
        return Reading.total(BigDecimal.valueOf(deals), deals);
    }
}
