package io.fupan.metrics.fold;

import java.util.Map;

/**
 * How far a task came.
 *
 * @param events the next offset of the deal log
 * @param reference the next offsets of the reference log under which all deals of the task were folded last
 */
record Progress(Long events, Map<String, Long> reference) {

    static final String KEY = "progress";
    static final Progress NONE = new Progress(0L, Map.of());

    Progress {
        reference = Map.copyOf(reference);
    }
}
