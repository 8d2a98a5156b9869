package io.fupan.bench.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook of deals as Excel would save it: texts are shared, dates are numbers in the format of a date. Row by
 * row, so that its size takes no memory. The rows are those that imports.sh writes as CSV.
 *
 * <p>It needs no other class, so that it can be run from its source.
 */
public final class DealsWorkbook {

    /** A sheet has 1,048,576 rows, and the first one holds the names of the columns. */
    private static final int MOST = 1_048_575;

    private static final String[] HEADER = {
        "opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value"
    };
    private static final String[] STAGES = {"Won", "Lost", "Engaging"};
    private static final String NO_DATE = "2021-02-30";
    private static final LocalDate DAY_NOUGHT = LocalDate.of(1899, 12, 30);
    private static final int AGENTS = 40;
    private static final int PRODUCTS = 9;
    private static final int ACCOUNTS = 5000;
    private static final int ONE_WRONG_IN = 1000;

    /** Where the kinds of text begin among those that are shared. */
    private static final int STAGE = HEADER.length;
    private static final int WRONG_DATE = STAGE + STAGES.length;
    private static final int AGENT = WRONG_DATE + 1;
    private static final int PRODUCT = AGENT + AGENTS;
    private static final int ACCOUNT = PRODUCT + PRODUCTS;
    private static final int ID = ACCOUNT + ACCOUNTS;

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    private static final String FORM = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final int rows;

    private DealsWorkbook(int rows) {
        this.rows = rows;
    }

    /** {@code ROWS FILE}. */
    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        if (rows < 1 || rows > MOST) {
            throw new IllegalArgumentException("a sheet has 1 to %d rows, but not %d".formatted(MOST, rows));
        }
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            new DealsWorkbook(rows).write(file);
        }
    }

    private void write(OutputStream file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            part(zip, "[Content_Types].xml", out -> out.print("<Types xmlns=\"" + PACKAGE + "/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + override("workbook", "sheet.main")
                    + override("worksheets/sheet1", "worksheet")
                    + override("styles", "styles")
                    + override("sharedStrings", "sharedStrings")
                    + "</Types>"));
            part(zip, "_rels/.rels", out -> out.print("<Relationships xmlns=\"" + PACKAGE + "/relationships\">"
                    + relation(1, "officeDocument", "xl/workbook.xml") + "</Relationships>"));
            part(zip, "xl/workbook.xml", out -> out.print("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
                    + "\"><sheets><sheet name=\"Deals\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
            part(zip, "xl/_rels/workbook.xml.rels", out -> out.print("<Relationships xmlns=\"" + PACKAGE
                    + "/relationships\">" + relation(1, "worksheet", "worksheets/sheet1.xml")
                    + relation(2, "styles", "styles.xml") + relation(3, "sharedStrings", "sharedStrings.xml")
                    + "</Relationships>"));
            part(zip, "xl/styles.xml", DealsWorkbook::styles);
            part(zip, "xl/sharedStrings.xml", this::texts);
            part(zip, "xl/worksheets/sheet1.xml", this::sheet);
        }
    }

    private static void part(ZipOutputStream zip, String name, Consumer<PrintStream> content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        PrintStream out = new PrintStream(new BufferedOutputStream(zip, 1 << 16), false, StandardCharsets.UTF_8);
        out.print(DECLARATION);
        content.accept(out);
        out.flush();
        if (out.checkError()) {
            throw new IOException("the workbook cannot be written");
        }
        zip.closeEntry();
    }

    private static String override(String part, String form) {
        return "<Override PartName=\"/xl/%s.xml\" ContentType=\"%s%s+xml\"/>".formatted(part, FORM, form);
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, RELATIONS, type, target);
    }

    /** The second format of cells, number 1, shows a number as a date (14). */
    private static void styles(PrintStream out) {
        out.print("<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
                + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs>"
                + "</styleSheet>");
    }

    private void texts(PrintStream out) {
        out.print("<sst xmlns=\"" + MAIN + "\" uniqueCount=\"" + (ID + rows) + "\">");
        for (String each : HEADER) {
            text(out, each);
        }
        for (String each : STAGES) {
            text(out, each);
        }
        text(out, NO_DATE);
        several(out, AGENTS, "Agent %d");
        several(out, PRODUCTS, "Product %d");
        several(out, ACCOUNTS, "Account %d, Inc.");
        for (int row = 1; row <= rows; row++) {
            text(out, "D%07d".formatted(row));
        }
        out.print("</sst>");
    }

    private static void several(PrintStream out, int count, String name) {
        for (int i = 0; i < count; i++) {
            text(out, name.formatted(i));
        }
    }

    private static void text(PrintStream out, String text) {
        out.print("<si><t>" + text + "</t></si>");
    }

    private void sheet(PrintStream out) {
        out.print("<worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"1\">");
        for (int column = 0; column < HEADER.length; column++) {
            shared(out, column, 1, column);
        }
        out.print("</row>");
        for (int row = 1; row <= rows; row++) {
            deal(out, row);
        }
        out.print("</sheetData></worksheet>");
    }

    private static void deal(PrintStream out, int row) {
        int at = row + 1;
        int stage = row % STAGES.length;
        LocalDate engaged = LocalDate.of(2020 + row % 4, row % 12 + 1, row % 28 + 1);
        out.print("<row r=\"" + at + "\">");
        shared(out, 0, at, ID + row - 1);
        shared(out, 1, at, AGENT + row % AGENTS);
        shared(out, 2, at, PRODUCT + row % PRODUCTS);
        shared(out, 3, at, ACCOUNT + row % ACCOUNTS);
        shared(out, 4, at, STAGE + stage);
        if (row % ONE_WRONG_IN == 0) {
            shared(out, 5, at, WRONG_DATE);
        } else {
            date(out, 5, at, engaged);
        }
        if (stage < 2) {
            date(out, 6, at, engaged.withYear(2024));
        }
        if (stage == 0) {
            out.print("<c r=\"" + place(7, at) + "\"><v>" + (row % 9000 + 100) + ".5</v></c>");
        }
        out.print("</row>");
    }

    private static void shared(PrintStream out, int column, int row, int text) {
        out.print("<c r=\"" + place(column, row) + "\" t=\"s\"><v>" + text + "</v></c>");
    }

    private static void date(PrintStream out, int column, int row, LocalDate day) {
        long days = ChronoUnit.DAYS.between(DAY_NOUGHT, day);
        out.print("<c r=\"" + place(column, row) + "\" s=\"1\"><v>" + days + "</v></c>");
    }

    private static String place(int column, int row) {
        return (char) ('A' + column) + String.valueOf(row);
    }
}
