package io.fupan.metrics.fold;

import io.fupan.metric.cell.Quantities;
import io.fupan.metric.packed.NumberWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes state in few bytes: numbers in as many bytes as they need, and each text once. A task writes and reads every
 * state many times, and as JSON that would cost more than the fold.
 */
final class PackedWriter {

    private final NumberWriter out = new NumberWriter(1024);
    private final Map<String, Integer> texts = new HashMap<>();

    byte[] bytes() {
        return out.bytes();
    }

    void number(long value) {
        out.number(value);
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
        out.block(bytes);
    }

    void quantities(Quantities quantities) {
        quantities.write(this::number, this::text);
    }
}
