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
     * @param evidence address of the deals behind it, where they can be listed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(String name, Figure amount, long n, @Nullable String evidence) {}

    private static final Map<String, String> OUTCOMES = Map.of(
            Measures.NEW, "created", Measures.WON, "won", Measures.LOST, "lost");

    static WaterfallView of(Waterfall waterfall, Window window, Question question, boolean closing) {
        LocalDate from = question.period().from();
        List<Entry> legs = waterfall.legs().stream()
                .map(leg -> entry(window, leg.leg(), leg.worth(), leg.deals(), closing ? null : evidence(leg, question)))
                .toList();
        return new WaterfallView(
                question.scope(),
                from,
                question.period().to(),
                question.period().asOf(),
                closing,
                window.currency().getCurrencyCode(),
                stock(window, "start", waterfall.start()),
                legs,
                stock(window, "end", waterfall.end()),
                stock(window, "deletedSince", waterfall.deletedSince()),
                excluded(window));
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

    private static Entry stock(Window window, String name, Waterfall.Stock stock) {
        return entry(window, name, stock.worth(), stock.deals(), null);
    }

    private static Entry entry(Window window, String name, long worth, long deals, @Nullable String evidence) {
        return new Entry(name, Figure.money(window.money(worth), window.currency()), deals, evidence);
    }

    private static @Nullable String evidence(Waterfall.Leg leg, Question question) {
        String outcome = OUTCOMES.get(leg.leg());
        return outcome == null ? null : question.deals(outcome);
    }
}
