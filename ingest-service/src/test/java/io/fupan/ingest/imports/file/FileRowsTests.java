package io.fupan.ingest.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRowsTests {

    private static final String LATHE = "车床";

    @TempDir
    private Path folder;

    @Test
    void readsQuotedCellsAndLineBreaks() throws IOException {
        List<FileRow> rows = csv("a,b\r\n\"x, \"\"y\"\"\",\"one\ntwo\"\r\n3,4");

        assertThat(rows).extracting(FileRow::cells).containsExactly(List.of("x, \"y\"", "one\ntwo"), List.of("3", "4"));
        assertThat(rows).extracting(FileRow::number).containsExactly(2L, 4L);
    }

    @Test
    void believesAByteOrderMarkMoreThanAChoice() throws IOException {
        byte[] text = ("\uFEFFname\n" + LATHE).getBytes(StandardCharsets.UTF_8);
        byte[] wide = ("\uFEFFname\n" + LATHE).getBytes(StandardCharsets.UTF_16LE);

        assertThat(rows(text, form("x.csv", "GB18030", null))).extracting(row -> row.cell(0)).containsExactly(LATHE);
        assertThat(rows(wide, form("x.csv", "GB18030", null))).extracting(row -> row.cell(0)).containsExactly(LATHE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", "|"})
    void readsOtherSeparators(String separator) throws IOException {
        String text = "a" + separator + "b\n1" + separator + "2";

        assertThat(rows(text.getBytes(StandardCharsets.UTF_8), form("x.csv", null, separator)))
                .extracting(FileRow::cells)
                .containsExactly(List.of("1", "2"));
    }

    @Test
    void refusesAQuotationMarkThatNeverEnds() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> csv("a,b\n1,\"" + "x\n".repeat(1024 * 1024)))
                .satisfies(why -> assertThat(why.reason()).isEqualTo("INVALID_CSV"));
    }

    @Test
    void readsNumbersDatesAndTextsOfAWorkbook() throws IOException {
        byte[] file = workbook(sheet -> {
            sheet.value(0, 0, "t");
            sheet.value(0, 1, "n");
            sheet.value(0, 2, "d");
            sheet.value(0, 3, "dt");
            sheet.value(2, 0, "007");
            sheet.value(2, 1, 0.1 + 0.2);
            sheet.value(2, 2, LocalDate.parse("2021-03-04"));
            sheet.style(2, 2).format("m/d/yyyy").set();
            sheet.value(2, 3, LocalDateTime.parse("2021-03-04T09:30:00"));
            sheet.style(2, 3).format("yyyy-mm-dd hh:mm").set();
        });

        FileRow row = rows(file, form("x.xlsx", null, null)).getLast();

        assertThat(row.number()).isEqualTo(3);
        assertThat(row.cells()).containsExactly("007", "0.3", "2021-03-04", "2021-03-04T09:30");
        assertThat(List.of(row.isExact(0), row.isExact(1), row.isExact(2))).containsExactly(false, true, true);
    }

    @Test
    void namesTheSheetsThereAre() throws IOException {
        byte[] file = workbook(sheet -> sheet.value(0, 0, "a"));

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> rows(file, FileForm.of("x.xlsx", null, null, "Other")))
                .satisfies(why -> assertThat(why.detail()).contains("[Rows]"));
    }

    @Test
    void refusesAWorkbookThatGrowsWithoutEnd() throws IOException {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", out -> {
            byte[] nothing = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                out.write(nothing);
            }
        });

        assertThat(bomb.length).isLessThan(100_000);
        assertReason(bomb, "FILE_TOO_LARGE");
    }

    @Test
    void refusesMoreSharedTextThanFitsIntoMemory() throws IOException {
        byte[] large = zip("xl/sharedStrings.xml", out -> {
            byte[] noise = new byte[1024];
            Random random = new Random(5);
            for (int i = 0; i < 129; i++) {
                random.nextBytes(noise);
                for (int j = 0; j < 1024; j++) {
                    noise[j % 1024] ^= 1;
                    out.write(noise);
                }
            }
        });

        assertReason(large, "FILE_TOO_LARGE");
    }

    @Test
    void refusesDefinitionsInXml() throws IOException {
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x/>";

        assertReason(zip("xl/workbook.xml", out -> out.write(xml.getBytes(StandardCharsets.UTF_8))), "INVALID_XLSX");
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        assertReason("PK but not really".getBytes(StandardCharsets.UTF_8), "INVALID_XLSX");
        assertReason(zip("hello.txt", out -> out.write('x')), "INVALID_XLSX");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void readsOrRefusesWhateverComes(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] good = workbook(sheet -> {
            for (int row = 0; row < 20; row++) {
                sheet.value(row, 0, "text " + row);
                sheet.value(row, 1, row);
            }
        });
        int read = 0;
        for (int round = 0; round < 60; round++) {
            byte[] broken = good.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                rows(broken, form(round % 2 == 0 ? "x.xlsx" : "x.csv", null, null));
                read++;
            } catch (Rejected why) {
                assertThat(why.reason()).isNotEmpty();
            }
        }
        assertThat(read).isLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@x", "-x", " =x", "\tx", "+cmd|x"})
    void makesFormulasHarmless(String cell) {
        assertThat(RefusedRows.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.5", "+3", "text", "", "1-2"})
    void leavesNumbersAndTextAlone(String cell) {
        assertThat(RefusedRows.harmless(cell)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "yyyy-mm-dd | true", "d.m.yy | true", "[$-409]mmm d | true", "0.00 | false", "\"day m\" 0 | false", "[Red]0 | false", "mm:ss | false"
    })
    void knowsDatesByTheirFormat(String pattern, boolean date) {
        assertThat(DateCells.isDatePattern(pattern)).isEqualTo(date);
    }

    private void assertReason(byte[] file, String reason) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> rows(file, form("x.xlsx", null, null)))
                .satisfies(why -> assertThat(why.reason()).isEqualTo(reason));
    }

    private List<FileRow> csv(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8), form("x.csv", null, null));
    }

    private List<FileRow> rows(byte[] content, FileForm form) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        List<FileRow> all = new ArrayList<>();
        try (FileRows rows = OpenFile.rows(file, form)) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    private static FileForm form(String name, String encoding, String separator) {
        return FileForm.of(name, encoding, separator, null);
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] zip(String name, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            content.to(zip);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            content.accept(workbook.newWorksheet("Rows"));
        }
        return bytes.toByteArray();
    }
}
