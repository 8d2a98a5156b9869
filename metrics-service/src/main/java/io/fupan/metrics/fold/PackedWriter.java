package io.fupan.metrics.fold;

import io.fupan.metric.cell.Quantities;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes state in few bytes: numbers in as many bytes as they need, and each text once. A task writes and reads every
 * state many times, and as JSON that would cost more than the fold.
 */
final class PackedWriter {

    private static final int MORE = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private final Map<String, Integer> texts = new HashMap<>();

    byte[] bytes() {
        return out.toByteArray();
    }

    /** A number, small ones of either sign in one byte. */
    void number(long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & -MORE) != 0) {
            out.write((int) rest & MORE - 1 | MORE);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** A text; from the second time on its number. */
    void text(String text) {
        Integer known = texts.get(text);
        if (known != null) {
            number(known);
            return;
        }
        number(texts.size());
        texts.put(text, texts.size());
        block(text.getBytes(StandardCharsets.UTF_8));
    }

    void block(byte[] bytes) {
        number(bytes.length);
        out.writeBytes(bytes);
    }

    void quantities(Quantities quantities) {
        number(quantities.sums().size());
        quantities.sums().forEach((measure, sum) -> {
            text(measure);
            number(sum);
        });
        number(quantities.histograms().size());
        quantities.histograms().forEach(this::histogram);
    }

    private void histogram(String measure, SortedMap<Long, Long> counts) {
        text(measure);
        number(counts.size());
        counts.forEach((value, count) -> {
            number(value);
            number(count);
        });
    }
}
