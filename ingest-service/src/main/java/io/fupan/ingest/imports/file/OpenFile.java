package io.fupan.ingest.imports.file;

import io.fupan.event.Rejected;
import java.io.IOException;
import java.nio.file.Path;

/** Opens files of rows. */
public final class OpenFile {

    private OpenFile() {}

    /**
     * The rows of a file.
     *
     * @throws Rejected if it is not what its form says, or larger than a file may be
     */
    public static FileRows rows(Path file, FileForm form) throws IOException {
        return form.format().equals(FileForm.XLSX) ? ExcelRows.open(file, form) : CsvRows.open(file, form);
    }
}
