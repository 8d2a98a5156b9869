package io.fupan.metric.formula.analysis;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.ClosedDeals;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open deals × win rate × average deal size ÷ cycle.
 *
 * @param openDeals at the end of the period
 * @param winRate of the deals closed in the period; {@code null} if none was
 * @param averageDealSize of the deals won in the period, in units of the currency
 * @param cycleDays of the deals won in the period
 */
record PipelineVelocity(
        BigDecimal openDeals,
        @Nullable BigDecimal winRate,
        @Nullable BigDecimal averageDealSize,
        @Nullable BigDecimal cycleDays) {

    private static final BigDecimal MORE = new BigDecimal("1.1");
    private static final BigDecimal LESS = new BigDecimal("0.9");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    static Reading read(Window window, MetricQuery query) {
        Quantities deals = window.flow(Measures.DEALS);
        Quantities stock = window.stock(Measures.PIPELINE);
        Quantities undated = window.undatedLeftOut(Measures.PIPELINE);
        List<String> measures = openMeasures(window, query);
        Histogram sizes = Window.histogram(window.flow(Measures.SIZES), Measures.WON + Measures.AMOUNT);
        Histogram cycles = Window.histogram(window.flow(Measures.CYCLES), Measures.WON + Measures.DAYS);
        ClosedDeals closed = ClosedDeals.of(deals);
        long open = measures.stream().mapToLong(stock::sum).sum();
        BigDecimal size = sizes.mean();
        PipelineVelocity inputs = new PipelineVelocity(
                BigDecimal.valueOf(open),
                closed.all() == 0 ? null : BigDecimal.valueOf((double) closed.won() / closed.all()),
                size == null ? null : window.money(size),
                "mean".equals(query.statistic()) ? cycles.mean() : cycles.percentile(HALF));
        Reading reading = closed.leftOutOf(inputs.reading().restingOn(open + closed.all()));
        return Window.withoutAmounts(reading, deals, Measures.WON)
                .without("undated", measures.stream().mapToLong(undated::sum).sum());
    }

    /** All open deals, or those in a stage and the stages after it. */
    private static List<String> openMeasures(Window window, MetricQuery query) {
        String stage = query.stage();
        if (stage == null) {
            return List.of(Measures.OPEN);
        }
        List<String> onwards = window.reference().stagesFrom(stage, window.period().lastDay());
        return (onwards.isEmpty() ? List.of(stage) : onwards).stream().map(each -> Measures.at(Measures.OPEN, each)).toList();
    }

    Reading reading() {
        BigDecimal value = value();
        Reading reading = value == null
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(value, 0, null);
        return reading.madeOf(inputs()).madeOf(levers(value));
    }

    /** Money per day; {@code null} if an input is missing or deals take no time. */
    @Nullable BigDecimal value() {
        if (winRate == null || averageDealSize == null || cycleDays == null || cycleDays.signum() == 0) {
            return null;
        }
        return openDeals.multiply(winRate).multiply(averageDealSize).divide(cycleDays, MathContext.DECIMAL64);
    }

    private Map<String, Part> inputs() {
        Map<String, Part> inputs = new LinkedHashMap<>();
        inputs.put("openDeals", new Part(openDeals, MetricDefinition.COUNT));
        inputs.put("winRate", new Part(winRate, MetricDefinition.FRACTION));
        inputs.put("averageDealSize", new Part(averageDealSize, MetricDefinition.MONEY));
        inputs.put("cycleDays", new Part(cycleDays, MetricDefinition.DAYS));
        return inputs;
    }

    /** By how much the velocity would change if one input were 10 % more or less. */
    private Map<String, Part> levers(@Nullable BigDecimal value) {
        Map<String, Part> levers = new LinkedHashMap<>();
        for (BigDecimal factor : List.of(MORE, LESS)) {
            String suffix = factor.equals(MORE) ? "+10%" : "-10%";
            levers.put("openDeals" + suffix, change(value, scaled(openDeals, factor), winRate, averageDealSize, cycleDays));
            levers.put("winRate" + suffix, change(value, openDeals, scaled(winRate, factor), averageDealSize, cycleDays));
            levers.put("averageDealSize" + suffix, change(value, openDeals, winRate, scaled(averageDealSize, factor), cycleDays));
            levers.put("cycleDays" + suffix, change(value, openDeals, winRate, averageDealSize, scaled(cycleDays, factor)));
        }
        return levers;
    }

    private static Part change(
            @Nullable BigDecimal value,
            @Nullable BigDecimal open,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal size,
            @Nullable BigDecimal days) {
        BigDecimal changed = open == null ? null : new PipelineVelocity(open, rate, size, days).value();
        return new Part(changed == null || value == null ? null : changed.subtract(value), MetricDefinition.MONEY);
    }

    private static @Nullable BigDecimal scaled(@Nullable BigDecimal input, BigDecimal factor) {
        return input == null ? null : input.multiply(factor);
    }
}
