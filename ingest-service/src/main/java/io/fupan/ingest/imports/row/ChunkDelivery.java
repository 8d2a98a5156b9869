package io.fupan.ingest.imports.row;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.imports.file.FileRow;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Some rows as a delivery of their own, so that each event leads back to the rows it came in. */
final class ChunkDelivery {

    private ChunkDelivery() {}

    static Delivery of(List<String> header, List<FileRow> rows) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(header);
        rows.forEach(row -> csv.writeRecord(row.cells()));
        try {
            csv.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        return new Delivery(Instant.now(), "text/csv; charset=utf-8", name -> null, body);
    }
}
