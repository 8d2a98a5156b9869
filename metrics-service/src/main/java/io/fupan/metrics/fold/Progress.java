package io.fupan.metrics.fold;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a task came.
 *
 * @param inputs by topic, the next offset of each log that is not in the cells
 * @param reference the next offsets of the reference log under which all things of the task were folded last
 * @param fold the {@link #FOLD} by which they were; earlier versions wrote none
 * @param conventions the settings under which they were, as a text; earlier versions wrote none
 */
record Progress(
        Map<String, Long> inputs,
        Map<String, Long> reference,
        @Nullable Integer fold,
        @Nullable String conventions) {

    /** Grows whenever the same events would add something else to cells than before: all is folded again then. */
    static final int FOLD = 3;

    static final String KEY = "progress";
    static final Progress NONE = new Progress(Map.of(), Map.of(), null, null);

    Progress {
        inputs = Map.copyOf(inputs);
        reference = Map.copyOf(reference);
    }

    Progress reached(Map<String, Long> next) {
        Map<String, Long> moved = new HashMap<>(inputs);
        moved.putAll(next);
        return new Progress(moved, reference, fold, conventions);
    }

    /** Whether all things were folded last under these offsets and settings, and as this version does it. */
    boolean isUnder(Map<String, Long> offsets, String settings) {
        return fold != null && fold == FOLD && settings.equals(conventions) && reference.equals(offsets);
    }

    Progress under(Map<String, Long> offsets, String settings) {
        return new Progress(inputs, offsets, FOLD, settings);
    }
}
