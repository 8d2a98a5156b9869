package io.fupan.ingest.imports.row;

import io.fupan.event.Rejected;
import io.fupan.ingest.imports.plan.Values;
import java.util.List;
import java.util.Set;

/** Reads rows of one target. */
interface RowReader {

    /** Fields that a row may have. */
    Set<String> fields();

    /** Fields that the plan must say where to find. */
    Set<String> requiredFields();

    /** Those of the fields that are days or times. */
    Set<String> dates();

    /** Those of the fields that are numbers. */
    Set<String> numbers();

    /**
     * What a row states, in the order it happened.
     *
     * @throws Rejected if the row cannot be read, or states nothing
     */
    List<RowFact<?>> read(Values values);

    /** What tells the row from others in its source. */
    default String key(Values values) {
        return values.key();
    }
}
