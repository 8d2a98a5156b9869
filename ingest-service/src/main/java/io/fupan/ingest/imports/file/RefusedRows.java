package io.fupan.ingest.imports.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.fupan.event.Rejected;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rows that were refused, as a file: the columns as they came, and why. Spreadsheets take a cell that begins like a
 * formula for one, so such cells get an apostrophe in front.
 */
public final class RefusedRows implements Closeable {

    private static final Pattern FORMULA = Pattern.compile("^[\\s]*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,]*");

    private final OutputStream file;
    private final OutputStreamWriter text;
    private final CsvWriter csv;

    private RefusedRows(OutputStream file) {
        this.file = file;
        this.text = new OutputStreamWriter(file, StandardCharsets.UTF_8);
        this.csv = CsvWriter.builder().autoFlush(false).build(text);
    }

    /** A new file, or one that goes on where a list of {@code length} bytes ended. */
    public static RefusedRows open(Path path, long length, List<String> header) throws IOException {
        OutputStream out;
        if (length > 0 && Files.exists(path)) {
            try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
            out = Files.newOutputStream(path, StandardOpenOption.APPEND);
            return new RefusedRows(out);
        }
        out = Files.newOutputStream(path);
        // Spreadsheets know by the mark that it is UTF-8.
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        RefusedRows rows = new RefusedRows(out);
        List<String> names = new ArrayList<>(header);
        names.addAll(List.of("refused row", "refused because", "refused column", "refused detail"));
        rows.csv.writeRecord(names.stream().map(RefusedRows::harmless).toList());
        return rows;
    }

    /** Adds a row. */
    public void add(FileRow row, int columns, Rejected why) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.max(columns, row.cells().size()); column++) {
            cells.add(harmless(column < row.cells().size() ? row.cells().get(column) : ""));
        }
        cells.add(String.valueOf(row.number()));
        cells.add(why.reason());
        cells.add(harmless(why.field() == null ? "" : why.field()));
        cells.add(harmless(why.detail()));
        csv.writeRecord(cells);
    }

    /** Brings everything to the disk. */
    public void flush() throws IOException {
        csv.flush();
        text.flush();
        file.flush();
    }

    static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
