package io.fupan.metrics.rolling;

import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.reference.Reference;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What numbers are computed from: a day, the reference data, and the cells.
 *
 * @param today the business day
 */
public record Moment(LocalDate today, Reference reference, CellIndex cells) {

    /** The open stages of all pipelines as they are defined today, each once: a stage is known by its name. */
    Set<String> stages() {
        Set<String> stages = new LinkedHashSet<>();
        reference.pipelines().forEach(pipeline -> stages.addAll(reference.stages(pipeline, today)));
        return stages;
    }
}
