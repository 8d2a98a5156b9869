package io.fupan.metric.formula;

import io.fupan.metric.statistics.Incidence;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a reading says beside its value.
 *
 * @param warnings stable codes of what a reader must know before concluding anything, see {@link Reasons}
 * @param parts the numbers that the value is made of, by name, in the order they are read
 * @param curve for durations of which some still last: how large a share has had its event, by time
 * @param ratio for shares: what is divided by what
 * @param resampling how to draw the interval again from the cases, if that says more than the interval at hand
 */
public record Backing(
        SortedSet<String> warnings,
        Map<String, Part> parts,
        List<Incidence.Step> curve,
        @Nullable Ratio ratio,
        @Nullable Resampling resampling) {

    /** Nothing to say. */
    public static final Backing NONE = new Backing(new TreeSet<>(), Map.of(), List.of(), null, null);

    /**
     * A number that a value is made of.
     *
     * @param value not rounded; {@code null} where there is none
     * @param unit one of those of {@link MetricDefinition}
     */
    public record Part(@Nullable BigDecimal value, String unit) {}

    /** A part of a whole: counts, or money in minor units. */
    public record Ratio(BigDecimal part, BigDecimal whole) {}

    /** Draws an interval from the cases themselves; the same seed gives the same interval. */
    @FunctionalInterface
    public interface Resampling {

        /** The interval, or {@code null} if the cases give none. */
        @Nullable Interval interval(long seed);
    }

    /** Copies the collections; the parts keep their order. */
    public Backing {
        warnings = Collections.unmodifiableSortedSet(new TreeSet<>(warnings));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        curve = List.copyOf(curve);
    }

    Backing warning(String code) {
        TreeSet<String> more = new TreeSet<>(warnings);
        more.add(code);
        return new Backing(more, parts, curve, ratio, resampling);
    }

    Backing with(Map<String, Part> more) {
        Map<String, Part> all = new LinkedHashMap<>(parts);
        all.putAll(more);
        return new Backing(warnings, all, curve, ratio, resampling);
    }
}
