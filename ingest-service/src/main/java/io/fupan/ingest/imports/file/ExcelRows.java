package io.fupan.ingest.imports.file;

import io.fupan.event.Rejected;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Rows of one sheet of an Excel workbook; of formulas the values that Excel saved. */
final class ExcelRows implements FileRows {

    private static final int MOST_COLUMNS = 1000;
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> header;

    private ExcelRows(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        FileRow first = next();
        if (first == null) {
            throw new Rejected("EMPTY_FILE", "file", "expected a first row with the names of the columns");
        }
        this.header = first.cells();
    }

    static ExcelRows open(Path file, FileForm form) throws IOException {
        WorkbookCheck.require(file);
        ReadableWorkbook workbook = workbook(file);
        try {
            return new ExcelRows(workbook, sheet(workbook, form.sheet()).openStream());
        } catch (Rejected e) {
            workbook.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader says both of broken XML.
            workbook.close();
            throw invalid();
        }
    }

    private static ReadableWorkbook workbook(Path file) {
        try {
            return new ReadableWorkbook(file.toFile(), WITH_FORMATS);
        } catch (IOException | RuntimeException e) {
            throw invalid();
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(name)
                .orElseThrow(() -> new Rejected(
                        "UNKNOWN_SHEET",
                        "sheet",
                        "the workbook has no sheet '%s', but %s"
                                .formatted(name, workbook.getSheets().map(Sheet::getName).toList())));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable FileRow next() {
        Row row;
        try {
            if (!rows.hasNext()) {
                return null;
            }
            row = rows.next();
        } catch (RuntimeException e) {
            throw invalid();
        }
        List<String> cells = new ArrayList<>();
        BitSet exact = new BitSet();
        for (Cell cell : row) {
            if (cell != null) {
                put(cell, cells, exact);
            }
        }
        return new FileRow(row.getRowNum(), cells, exact);
    }

    private static void put(Cell cell, List<String> cells, BitSet exact) {
        int column = cell.getColumnIndex();
        if (column >= MOST_COLUMNS) {
            throw new Rejected(
                    "TOO_MANY_COLUMNS", "file", "a sheet may have at most %d columns".formatted(MOST_COLUMNS));
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        if (cell.getValue() instanceof BigDecimal number) {
            exact.set(column);
            cells.set(column, DateCells.isDate(cell) ? date(cell) : plain(number));
        } else {
            cells.set(column, cell.getText() == null ? "" : cell.getText());
        }
    }

    private static String date(Cell cell) {
        LocalDateTime at = cell.asDate();
        // Excel counts in fractions of a day, which do not come out at whole milliseconds.
        LocalDateTime whole = at.plusNanos(500_000_000).truncatedTo(ChronoUnit.SECONDS);
        return whole.toLocalTime().equals(LocalTime.MIDNIGHT) ? whole.toLocalDate().toString() : whole.toString();
    }

    private static String plain(BigDecimal number) {
        // Excel counts with fifteen digits, and writes seventeen.
        BigDecimal shortest = number.round(FIFTEEN_DIGITS).stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }

    private static Rejected invalid() {
        return new Rejected("INVALID_XLSX", "file", "expected an Excel workbook (.xlsx), but it cannot be read");
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
