package io.fupan.ingest.imports.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.fupan.event.Rejected;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file (RFC 4180). */
final class CsvRows implements FileRows {

    /** Characters of a row; one quotation mark too few would make a row of all the rest. */
    private static final int LONGEST_ROW = 1024 * 1024;

    private final Counting bytes;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long line;

    private CsvRows(Counting bytes, CsvReader<CsvRecord> reader) throws IOException {
        this.bytes = bytes;
        this.reader = reader;
        this.records = reader.iterator();
        FileRow first = next();
        if (first == null) {
            throw new Rejected("EMPTY_FILE", "file", "expected a first row with the names of the columns");
        }
        this.header = first.cells();
    }

    static CsvRows open(Path file, FileForm form) throws IOException {
        Counting bytes = new Counting(Files.newInputStream(file));
        try {
            Marks.Marked marked = Marks.read(bytes, form.encoding());
            Reader text = new InputStreamReader(
                    marked.in(),
                    marked.encoding()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            return new CsvRows(
                    bytes,
                    CsvReader.builder()
                            .fieldSeparator(form.separator())
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .maxBufferSize(LONGEST_ROW)
                            .ofCsvRecord(text));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable FileRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return FileRow.ofText(line, record.getFields());
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException cause) {
                throw unreadable(cause);
            }
            throw new Rejected(
                    "INVALID_CSV",
                    "file",
                    "after line %d the file cannot be read as CSV; is a quotation mark missing?".formatted(line));
        }
    }

    private RuntimeException unreadable(@Nullable IOException cause) throws IOException {
        if (cause == null) {
            return new IllegalStateException("reading failed without a cause");
        }
        if (cause instanceof CharacterCodingException) {
            return new Rejected(
                    "INVALID_ENCODING",
                    "encoding",
                    "after line %d the file has bytes that are not of the encoding chosen; choose another, for example GB18030"
                            .formatted(line));
        }
        throw cause;
    }

    @Override
    public long position() {
        return bytes.count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        bytes.close();
    }

    /** Counts what is read. */
    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
