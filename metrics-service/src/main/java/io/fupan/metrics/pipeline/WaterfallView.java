package io.fupan.metrics.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.pipeline.Waterfall;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.window.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A waterfall as it is shown. Start and legs add up to the end, to the last digit.
 *
 * @param from first day; {@code null} for {@code all}
 * @param closing whether it is about what is expected to close in the period, instead of all that is open
 * @param deletedSince part of the end: deals deleted after it, which other metrics do not count any more
 * @param excluded open deals at the end that are left out, or whose money is, by reason
 */
record WaterfallView(
        Scope scope,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate from,
        LocalDate to,
        LocalDate asOf,
        boolean closing,
        String currency,
        Entry start,
        List<Entry> legs,
        Entry end,
        Entry deletedSince,
        SortedMap<String, Long> excluded) {

    /**
     * One row: so much money, and so many deals, or movements of deals.
     *
     * @param evidence address of the deals behind it
     */
    record Entry(String name, Figure amount, long n, String evidence) {}

    static WaterfallView of(Waterfall waterfall, Window window, Question question, boolean closing) {
        LocalDate from = question.period().from();
        List<Entry> legs = waterfall.legs().stream()
                .map(leg -> bar(leg.leg(), new Waterfall.Stock(leg.deals(), leg.worth()), window, question, closing))
                .toList();
        return new WaterfallView(
                question.scope(),
                from,
                question.period().to(),
                question.period().asOf(),
                closing,
                window.currency().getCurrencyCode(),
                bar(LegPortion.START, waterfall.start(), window, question, closing),
                legs,
                bar(LegPortion.END, waterfall.end(), window, question, closing),
                bar(LegPortion.DELETED_SINCE, waterfall.deletedSince(), window, question, closing),
                excluded(window));
    }

    /** A bar, {@code null} if there is none of the name. */
    @Nullable Entry bar(String name) {
        return Stream.concat(Stream.of(start, end, deletedSince), legs.stream())
                .filter(bar -> bar.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static SortedMap<String, Long> excluded(Window window) {
        Quantities stock = window.stock(Measures.PIPELINE);
        SortedMap<String, Long> excluded = new TreeMap<>();
        excluded.put("undated", window.undatedLeftOut(Measures.PIPELINE).sum(Measures.OPEN));
        excluded.put("noAmount", stock.sum(Measures.OPEN + Measures.NO_AMOUNT));
        excluded.put("fxMissing", OpenMoney.of(window, stock, null).fxMissing());
        excluded.values().removeIf(deals -> deals == 0);
        return excluded;
    }

    private static Entry bar(
            String name, Waterfall.Stock bar, Window window, Question question, boolean closing) {
        Figure amount = Figure.money(window.money(bar.worth()), window.currency());
        return new Entry(name, amount, bar.deals(), evidence(name, question, closing));
    }

    /** The address of the deals behind a bar. */
    static String evidence(String name, Question question, boolean closing) {
        return question.address(WaterfallController.PATH + '/' + name + "/deals", Map.of("closing", closing));
    }
}
