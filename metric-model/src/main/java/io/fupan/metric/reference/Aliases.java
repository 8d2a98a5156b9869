package io.fupan.metric.reference;

import io.fupan.event.reference.ReferenceFact.AliasDefined;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Other spellings of names, by kind of what is named. */
final class Aliases {

    private record Spelling(String kind, String text) {}

    private final Map<Spelling, String> names = new HashMap<>();

    Aliases(Collection<AliasDefined> definitions) {
        definitions.forEach(alias -> names.put(new Spelling(alias.kind(), alias.alias()), alias.name()));
    }

    /** Follows the chain to its end; a chain that bites its tail ends at the smallest name of the ring. */
    String canonical(String kind, String text) {
        String next = names.get(new Spelling(kind, text));
        if (next == null) {
            return text;
        }
        TreeSet<String> seen = new TreeSet<>();
        String name = text;
        while (next != null && seen.add(name)) {
            name = next;
            next = names.get(new Spelling(kind, name));
        }
        return next == null ? name : ring(kind, name).first();
    }

    private TreeSet<String> ring(String kind, String start) {
        TreeSet<String> ring = new TreeSet<>();
        String name = start;
        while (name != null && ring.add(name)) {
            name = names.get(new Spelling(kind, name));
        }
        return ring;
    }
}
