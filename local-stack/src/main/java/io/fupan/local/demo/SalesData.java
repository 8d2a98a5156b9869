package io.fupan.local.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the data set, as they are; see {@code SOURCE.md} beside them.
 *
 * @param opportunities the pipeline
 * @param products with list prices
 * @param accounts with sectors as the file spells them
 * @param agents with their managers and offices
 */
record SalesData(List<Opportunity> opportunities, List<Product> products, List<Account> accounts, List<Agent> agents) {

    /**
     * One row of the pipeline.
     *
     * @param product as the CRM spells it
     * @param account {@code null} for some open deals
     * @param stage Prospecting, Engaging, Won or Lost
     * @param engagedOn {@code null} while Prospecting
     * @param closedOn {@code null} while open
     * @param closeValue whole USD, {@code null} while open
     */
    record Opportunity(
            String id,
            String agent,
            String product,
            @Nullable String account,
            String stage,
            @Nullable LocalDate engagedOn,
            @Nullable LocalDate closedOn,
            @Nullable BigDecimal closeValue) {

        boolean isWon() {
            return stage.equals("Won");
        }

        boolean isOpen() {
            return closedOn == null;
        }
    }

    /** A product and its list price in USD. */
    record Product(String name, String series, BigDecimal listPrice) {}

    /** A customer. */
    record Account(String name, String sector, String country) {}

    /** A representative. */
    record Agent(String name, String manager, String office) {}

    /** Reads the files that come with the demonstration. */
    static SalesData read() {
        return new SalesData(
                rows("sales_pipeline.csv", SalesData::opportunity),
                rows("products.csv", row -> new Product(
                        row.getField("product"), row.getField("series"), new BigDecimal(row.getField("sales_price")))),
                rows("accounts.csv", row -> new Account(
                        row.getField("account"), row.getField("sector"), row.getField("office_location"))),
                rows("sales_teams.csv", row -> new Agent(
                        row.getField("sales_agent"), row.getField("manager"), row.getField("regional_office"))));
    }

    private static Opportunity opportunity(NamedCsvRecord row) {
        return new Opportunity(
                row.getField("opportunity_id"),
                row.getField("sales_agent"),
                row.getField("product"),
                optional(row, "account", Function.identity()),
                row.getField("deal_stage"),
                optional(row, "engage_date", LocalDate::parse),
                optional(row, "close_date", LocalDate::parse),
                optional(row, "close_value", BigDecimal::new));
    }

    private static <T> @Nullable T optional(NamedCsvRecord row, String field, Function<String, T> read) {
        String text = row.getField(field);
        return text.isEmpty() ? null : read.apply(text);
    }

    private static <T> List<T> rows(String file, Function<NamedCsvRecord, T> read) {
        InputStream resource = SalesData.class.getResourceAsStream(file);
        if (resource == null) {
            throw new IllegalStateException("missing resource " + file);
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(resource, StandardCharsets.UTF_8));
                Stream<NamedCsvRecord> rows = csv.stream()) {
            return rows.map(read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
