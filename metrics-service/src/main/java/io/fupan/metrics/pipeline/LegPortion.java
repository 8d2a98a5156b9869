package io.fupan.metrics.pipeline;

import io.fupan.event.json.Json;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.pipeline.Waterfall;
import io.fupan.metric.reference.Reference;
import io.fupan.metrics.deal.DealEvidence;
import io.fupan.metrics.window.Question;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a deal is of a bar of a waterfall: what the bar would be if there were no other deal. Movements add up exactly.
 * Money of other currencies is rounded once for all deals in {@code start}, {@code end} and {@code fx}, and here for each.
 */
record LegPortion(String leg, boolean closing, Question question, Reference reference, Currency currency)
        implements DealEvidence.Portion {

    static final String START = "start";
    static final String END = "end";
    static final String DELETED_SINCE = "deletedSince";

    /** Bars that rest on what was there, and not only on what moved. */
    private static final List<String> STOCKS = List.of(START, END, DELETED_SINCE, "fx");

    @Override
    public @Nullable ObjectNode of(CellTable alone) {
        Window window = new Window(alone, reference, question.scope(), question.period(), currency);
        Waterfall.Stock portion = bar(leg, waterfall(window, closing));
        if (portion == null || portion.deals() == 0 && portion.worth() == 0) {
            return null;
        }
        ObjectNode said = Json.mapper().createObjectNode();
        said.putObject("portion")
                .put("amount", window.money(portion.worth()).toPlainString())
                .put("n", portion.deals());
        return said;
    }

    /** Whether deals are behind it that did not move in the period. */
    static boolean isStock(String leg) {
        return STOCKS.contains(leg);
    }

    /** The waterfall of a window. */
    static Waterfall waterfall(Window window, boolean closing) {
        return closing ? Waterfall.ofExpected(window) : Waterfall.ofAll(window);
    }

    /** A bar, {@code null} if the waterfall has none of the name. */
    static Waterfall.@Nullable Stock bar(String name, Waterfall waterfall) {
        return switch (name) {
            case START -> waterfall.start();
            case END -> waterfall.end();
            case DELETED_SINCE -> waterfall.deletedSince();
            default -> {
                Waterfall.Leg leg = waterfall.leg(name);
                yield leg == null ? null : new Waterfall.Stock(leg.deals(), leg.worth());
            }
        };
    }
}
