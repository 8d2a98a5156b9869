package io.fupan.ingest.imports.row;

import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.service.problem.Problem;
import java.util.List;
import java.util.Set;

/** Takes in rows of one target, some hundred at a time. It belongs to one thread. */
public interface RowWriter {

    /** Fields that a row may have. */
    Set<String> fields();

    /** Fields that the plan must say where to find. */
    Set<String> requiredFields();

    /** Those of the fields that are days or times. */
    Set<String> dates();

    /** Those of the fields that are numbers. */
    Set<String> numbers();

    /**
     * Takes rows in.
     *
     * @param chunk names the rows in their receipt, the same when the file is read again
     * @param rehearsal true to only say what would become of them
     * @return what became of each, in order
     * @throws Problem 503 if the log is away; the same rows may be brought again
     */
    List<RowOutcome> write(Columns columns, List<FileRow> rows, String chunk, boolean rehearsal);
}
