package io.fupan.metric.formula.stage;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What flowed into a stage and out of it, and what was in it before and after. */
final class StageFlow {

    static final String INFLOW = "inflow";
    static final String OUTFLOW = "outflow";
    static final String LOST = "lost";
    static final String STUCK = "stuck";

    private StageFlow() {}

    static Reading read(Window window, MetricQuery query) {
        String stage = Objects.requireNonNull(query.stage());
        Quantities flow = window.flow(Measures.PIPELINE);
        long in = flow.sum(Measures.at(Measures.IN, stage));
        long out = flow.sum(Measures.at(Measures.OUT, stage));
        long lost = flow.sum(Measures.at(Measures.LOST, stage));
        long end = window.stock(Measures.PIPELINE).sum(Measures.at(Measures.OPEN, stage));
        long start = end - flow.sum(Measures.at(Measures.OPEN, stage));
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("start", count(start));
        parts.put(INFLOW, count(in));
        parts.put(OUTFLOW, count(out));
        parts.put(LOST, count(lost));
        parts.put("end", count(end));
        parts.put("conversion", share(out, in));
        parts.put("lossRate", share(lost, in));
        String variant = Objects.requireNonNull(query.variant());
        BigDecimal value = value(parts, variant);
        return Reading.total(value, value.longValueExact())
                .madeOf(parts)
                .without("undated", window.undatedLeftOut(Measures.PIPELINE).sum(Measures.at(measure(variant), stage)));
    }

    private static BigDecimal value(Map<String, Part> parts, String variant) {
        Part part = Objects.requireNonNull(parts.get(variant.equals(STUCK) ? "end" : variant));
        return Objects.requireNonNull(part.value());
    }

    private static String measure(String variant) {
        return switch (variant) {
            case OUTFLOW -> Measures.OUT;
            case LOST -> Measures.LOST;
            case STUCK -> Measures.OPEN;
            default -> Measures.IN;
        };
    }

    private static Part count(long deals) {
        return new Part(BigDecimal.valueOf(deals), MetricDefinition.COUNT);
    }

    private static Part share(long part, long whole) {
        @Nullable BigDecimal share = whole == 0 ? null : BigDecimal.valueOf((double) part / whole);
        return new Part(share, MetricDefinition.FRACTION);
    }
}
