package io.fupan.ingest.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Rejected;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever pattern is set and whatever time comes, it is read or refused. */
class FieldMapFuzzTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> PATTERNS = List.of(
            "iso", "seconds", "milliseconds", "dd/MM/uuuu HH:mm", "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd", "HH:mm", "uuuuMMddHHmmss", "YYYY-'W'ww-e",
            "yyyy-MM-dd G", "EEE MMM dd HH:mm:ss zzz uuuu", "uuuu-MM-dd'T'HH:mmX", "[uuuu][-MM][-dd]", "n", "A", "g", "''", "", " ");
    private static final String LETTERS = "GuyDMLdQqYwWEecFaBhKkHmsSAnNVvzOXxZpg'[]{}# -/:.1";
    private static final List<String> TEXTS = List.of(
            "", " ", "0", "-1", "1594706400", "1594706400123", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
            "31556889864403200", "2026-03-02", "2026-02-30", "2026-03-02T12:00:00Z", "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00+18:00", "02/03/2026 12:00", "2026-03-02 12:00:00", "2026-03-29 02:30:00", "0000-00-00",
            "0000-00-00 00:00:00", "20260302120000", "NaN", "٣", "\u0000", "Mon Mar 02 12:00:00 CET 2026", "2026-W10-1", "12:00");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void readsOrRefusesWhateverComes(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 10_000; round++) {
            FieldMap map = map(pattern(random));
            String text = random.nextInt(3) == 0 ? mutated(random) : TEXTS.get(random.nextInt(TEXTS.size()));
            read += map != null && isRead(() -> assertThat(map.instant("closedAt", text, BERLIN)).isNotNull()) ? 1 : 0;
            read += map != null && isRead(() -> assertThat(map.day("closedAt", text, BERLIN)).isNotNull()) ? 1 : 0;
        }
        assertThat(read).isPositive();
    }

    private static FieldMap map(String pattern) {
        try {
            return FieldMap.of(Map.of("times", pattern, "field.closedAt", "there"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (Rejected why) {
            assertThat(why.reason()).isEqualTo("INVALID_FIELD");
            assertThat(why.field()).isEqualTo("there");
            return false;
        }
    }

    private static String pattern(Random random) {
        if (random.nextInt(2) == 0) {
            return PATTERNS.get(random.nextInt(PATTERNS.size()));
        }
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            pattern.repeat(LETTERS.charAt(random.nextInt(LETTERS.length())), 1 + random.nextInt(4));
        }
        return pattern.toString();
    }

    private static String mutated(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        int from = random.nextInt(text.length() + 1);
        return text.substring(0, from) + (char) random.nextInt(512) + text.substring(from);
    }
}
