package io.fupan.metric.restatement;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was said of some deals up to a moment, which of them were merged into others included. */
public final class DealHistories {

    private final Map<String, List<Event<DealFact>>> own;
    private final Map<String, String> mergedInto = new TreeMap<>();
    private final Set<String> identities;

    /** Of these events, each about the deal that is its subject. */
    public DealHistories(Collection<Event<DealFact>> events) {
        own = events.stream().collect(Collectors.groupingBy(Event::subject, TreeMap::new, Collectors.toList()));
        identities = events.stream().map(Event::identity).collect(Collectors.toSet());
        own.forEach((deal, said) -> {
            String into = DealFold.fold(deal, said).mergedInto();
            if (into != null) {
                mergedInto.put(deal, into);
            }
        });
    }

    /** Whether an event is among them, as this or as another copy. */
    public boolean contains(Event<DealFact> event) {
        return identities.contains(event.identity());
    }

    /** The facts of a deal; of one of which nothing was said, an open deal without events. */
    public DealFacts facts(String deal) {
        List<Event<DealFact>> absorbed = own.keySet().stream()
                .filter(other -> !other.equals(deal) && endsIn(other, deal))
                .flatMap(other -> Objects.requireNonNull(own.get(other)).stream())
                .toList();
        return DealFold.fold(deal, own.getOrDefault(deal, List.of()), absorbed);
    }

    /** Whether a deal was merged into another one, or into one that was. */
    private boolean endsIn(String deal, String other) {
        Set<String> passed = new HashSet<>();
        @Nullable String at = mergedInto.get(deal);
        while (at != null && passed.add(at)) {
            if (at.equals(other)) {
                return true;
            }
            at = mergedInto.get(at);
        }
        return false;
    }
}
