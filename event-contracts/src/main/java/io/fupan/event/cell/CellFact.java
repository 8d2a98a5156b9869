package io.fupan.event.cell;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.event.Fact;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record of the cells topic. Partition {@code p} of the topic is the journal of partition {@code p} of the deal log:
 * first the cells that changed, then one {@link Cut} that says up to where the log is contained in them.
 */
public sealed interface CellFact extends Fact {

    /**
     * The present value of one cell: the part of a scope's day that comes from one partition of the deal log. Cells are
     * additive: the value of a scope for a period is the sum over its days and parts. A cell without families is nothing.
     *
     * @param scope for example {@code team:Rocco Neubert}
     * @param day the business day in the reporting zone, or {@code null} for deals whose date no source knows
     * @param part the partition of the deal log
     * @param families what was measured, by family of measures, for example {@code deals}
     */
    record Cell(String scope, @Nullable LocalDate day, Integer part, SortedMap<String, Family> families)
            implements CellFact {

        /** Reads absent families as none. */
        public Cell {
            families = families == null
                    ? Collections.emptySortedMap()
                    : Collections.unmodifiableSortedMap(new TreeMap<>(families));
        }

        /** The record's key: cells with equal keys replace each other. */
        public String key() {
            return scope + '|' + (day == null ? "undated" : day) + '|' + part;
        }
    }

    /**
     * Measures that are read together.
     *
     * @param sums by measure: counts, or money in minor units of the base currency
     * @param histograms by measure: how often each whole number (days, or minor units) occurs
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Family(SortedMap<String, Long> sums, SortedMap<String, SortedMap<Long, Long>> histograms) {

        /** Reads absent maps as empty. */
        public Family {
            sums = sums == null ? Collections.emptySortedMap() : sums;
            histograms = histograms == null ? Collections.emptySortedMap() : histograms;
        }
    }

    /**
     * All cells of {@code part} before this record contain the log up to, and without, these offsets.
     *
     * @param offsets next offset by {@code topic-partition}
     */
    record Cut(Integer part, Map<String, Long> offsets) implements CellFact {

        /** Copies the offsets. */
        public Cut {
            offsets = Map.copyOf(offsets);
        }

        private static final String KEY = "cut|";

        /** The record's key. */
        public String key() {
            return KEY + part;
        }

        /** Whether a record with this key is a cut. */
        public static boolean isKey(String key) {
            return key.startsWith(KEY);
        }
    }

    /** A record of a kind this version does not know. */
    record Unknown(JsonNode data) implements CellFact {}
}
