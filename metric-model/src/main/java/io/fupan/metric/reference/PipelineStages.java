package io.fupan.metric.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a definition of a pipeline, under canonical names.
 *
 * @param open the open ones, in order
 * @param qualified those of them in which a deal is qualified, in order; empty if the definition does not say
 */
record PipelineStages(List<String> open, List<String> qualified) {

    static final PipelineStages UNKNOWN = new PipelineStages(List.of(), List.of());

    /** From the stage on that is named; a name that is none of the stages says nothing. */
    static PipelineStages of(List<String> open, @Nullable String qualified) {
        int from = qualified == null ? -1 : open.indexOf(qualified);
        return new PipelineStages(open, from < 0 ? List.of() : open.subList(from, open.size()));
    }
}
