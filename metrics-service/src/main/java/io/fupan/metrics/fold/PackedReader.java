package io.fupan.metrics.fold;

import io.fupan.metric.cell.Quantities;
import io.fupan.metric.packed.NumberReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PackedWriter} wrote, in the same order. */
final class PackedReader {

    private final NumberReader in;
    private final List<String> texts = new ArrayList<>();

    PackedReader(byte[] bytes) {
        this.in = new NumberReader(bytes);
    }

    long number() {
        return in.number();
    }

    int count() {
        return in.count();
    }

    String text() {
        int number = count();
        if (number == texts.size()) {
            texts.add(new String(block(), StandardCharsets.UTF_8));
        }
        return texts.get(number);
    }

    byte[] block() {
        return in.block();
    }

    Quantities quantities() {
        return Quantities.read(this::number, this::text);
    }
}
