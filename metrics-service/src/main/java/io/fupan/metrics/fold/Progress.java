package io.fupan.metrics.fold;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a task came.
 *
 * @param inputs by topic, the next offset of each log that is not in the cells
 * @param reference the next offsets of the reference log under which all things of the task were folded last
 */
record Progress(Map<String, Long> inputs, Map<String, Long> reference) {

    static final String KEY = "progress";
    static final Progress NONE = new Progress(Map.of(), Map.of());

    Progress {
        inputs = Map.copyOf(inputs);
        reference = Map.copyOf(reference);
    }

    Progress reached(Map<String, Long> next) {
        Map<String, Long> moved = new HashMap<>(inputs);
        moved.putAll(next);
        return new Progress(moved, reference);
    }

    Progress under(Map<String, Long> offsets) {
        return new Progress(inputs, offsets);
    }
}
