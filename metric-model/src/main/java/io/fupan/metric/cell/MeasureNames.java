package io.fupan.metric.cell;

import io.fupan.metric.packed.NumberWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the names of measures, of which there are few, so that a cell need not hold the names. */
final class MeasureNames {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final NumberWriter writer = new NumberWriter(256);

    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            number = names.size();
            numbers.put(name, number);
            names.add(name);
        }
        return number;
    }

    /** To write one cell with; each begins anew. */
    NumberWriter writer() {
        writer.clear();
        return writer;
    }

    String name(long number) {
        return names.get((int) number);
    }
}
