package io.fupan.ingest.imports;

import io.fupan.event.Rejected;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.imports.file.FileForm;
import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.file.FileRows;
import io.fupan.ingest.imports.file.OpenFile;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.ingest.imports.row.RowWriter;
import io.fupan.ingest.imports.row.Targets;
import io.fupan.ingest.reference.statement.Author;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.security.Caller;
import io.fupan.service.security.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everything needed to read one file.
 *
 * @param plan how the file is read
 * @param form what the file is
 * @param writer where its rows go
 * @param reporting how days and money are counted
 */
record Reading(Plan plan, FileForm form, RowWriter writer, Reporting reporting) {

    private static final String SYSTEM = "file";
    private static final String DOOR = "import";
    private static final int ADAPTER = 1;

    /** So many rows are looked at before the file is taken: what nobody chose should show there. */
    private static final int LOOKED_AT = 2000;

    /**
     * What is needed to read the file of an import.
     *
     * @throws Rejected if the plan cannot work
     */
    static Reading of(ImportState state, Targets targets, Reporting reporting) {
        Plan plan = Plan.read(state.plan());
        FileForm form = FileForm.of(state.upload().fileName(), plan.encoding(), plan.separator(), plan.sheet());
        Sender sender = new Sender(DOOR, SYSTEM, plan.source(), ADAPTER);
        // Who may upload such a file was asked at the door; behind it the uploader speaks for all.
        Caller caller = new Caller(state.upload().by(), Set.of("admin"), null, null);
        Author author = new Author(caller, new Visibility(caller, rep -> null));
        RowWriter writer = targets.of(plan, sender, author, state.upload().at());
        for (String field : writer.requiredFields()) {
            if (!plan.fields().containsKey(field)) {
                throw new Rejected(
                        "MISSING_FIELD", "plan.fields." + field, "rows of '%s' need %s".formatted(plan.target(), field));
            }
        }
        return new Reading(plan, form, writer, reporting);
    }

    Columns columns(List<String> header) {
        return new Columns(
                plan, header, writer.fields(), reporting.zone(), reporting.currency().getCurrencyCode());
    }

    /**
     * Looks at the beginning of the file.
     *
     * @throws Rejected if it is no such file, or something about it must be chosen first
     */
    void check(Path file) throws IOException {
        try (FileRows rows = OpenFile.rows(file, form)) {
            Columns columns = columns(rows.header());
            List<FileRow> first = new ArrayList<>();
            for (FileRow row = rows.next(); row != null && first.size() < LOOKED_AT; row = rows.next()) {
                first.add(row);
            }
            columns.requireChoices(first, writer.dates(), writer.numbers());
        }
    }
}
