package io.fupan.ingest.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.fupan.event.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever looks like CSV is read or refused, and soon; what follows the rules is read as it was meant. */
class CsvFuzzTests {

    private static final List<String> REASONS =
            List.of("EMPTY_FILE", "INVALID_CSV", "INVALID_ENCODING");
    private static final List<String> MORSELS = List.of(
            "\"", "\"\"", "\"\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", "\n\r", "\uFEFF", "\u0000", " ", "=1+1", "复盘",
            "\uD83D\uDE00", "\u2028", "\u0085", "\"a\nb\"", "\"a\"b\"", "a\"b", "#", "\\", "'", "x".repeat(5000), ",".repeat(300));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void readsOrRefusesWhateverComes(long seed) {
        Random random = new Random(seed);
        assertThatCode(() -> {
            int read = 0;
            for (int round = 0; round < 400; round++) {
                read += reads(mutation(random), form(random)) ? 1 : 0;
            }
            assertThat(read).as("files that were read to their end").isBetween(1, 399);
        }).doesNotThrowAnyException();
    }

    /** A cell may be as long as a row; a row that is longer is refused, and does not fill the memory. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\"\"", ",", "\"\n", "\u0000", "\uFEFF"})
    void endsSoonWhateverIsRepeated(String part) {
        byte[] file = ("a,b\n\"" + part.repeat(3 * 1024 * 1024 / part.length())).getBytes(StandardCharsets.UTF_8);
        assertTimeout(
                Duration.ofSeconds(20), () -> reads(file, FileForm.of("x.csv", null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void readsWhatIsWrittenByTheRulesAsItWasMeant(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<List<String>> table = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(row -> IntStream.range(0, 2 + random.nextInt(4)).mapToObj(cell -> cell(random)).toList())
                    .toList();
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            String text = table.stream()
                    .map(row -> row.stream()
                            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining(end));
            Path file = Files.writeString(folder.resolve("file.csv"), text);
            try (FileRows rows = OpenFile.rows(file, FileForm.of("file.csv", null, null, null))) {
                assertThat(rows.header()).isEqualTo(table.getFirst());
                for (List<String> row : table.subList(1, table.size())) {
                    assertThat(rows.next()).isNotNull().extracting(FileRow::cells).isEqualTo(row);
                }
                assertThat(rows.next()).isNull();
            }
        }
    }

    private boolean reads(byte[] content, FileForm form) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        try (FileRows rows = OpenFile.rows(file, form)) {
            long last = 0;
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                assertThat(row.number()).isGreaterThan(last);
                assertThat(row.cell(row.cells().size())).isEmpty();
                assertThat(row.isExact(0)).isFalse();
                last = row.number();
            }
            assertThat(rows.position()).isEqualTo(content.length);
            return true;
        } catch (Rejected why) {
            assertThat(why.reason()).isIn(REASONS);
            assertThat(why.field()).isNotBlank();
            assertThat(why.detail()).isNotBlank();
            return false;
        }
    }

    private static FileForm form(Random random) {
        return FileForm.of(
                "x.csv",
                List.of("UTF-8", "utf-8", "GB18030", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE")
                        .get(random.nextInt(7)),
                List.of(",", ";", "\t", "|").get(random.nextInt(4)),
                null);
    }

    private static byte[] mutation(Random random) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        if (random.nextInt(4) == 0) {
            byte[][] marks = {{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, {(byte) 0xFE, (byte) 0xFF}, {(byte) 0xFF, (byte) 0xFE}, {(byte) 0xEF}};
            file.writeBytes(marks[random.nextInt(marks.length)]);
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            file.writeBytes(cell(random).getBytes(StandardCharsets.UTF_8));
            file.writeBytes(List.of(",", ";", "\n", "\r\n", "").get(random.nextInt(5)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = file.toByteArray();
        if (random.nextInt(4) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String cell(Random random) {
        return random.nextInt(3) == 0 ? MORSELS.get(random.nextInt(MORSELS.size())) : "cell " + random.nextInt(100);
    }
}
