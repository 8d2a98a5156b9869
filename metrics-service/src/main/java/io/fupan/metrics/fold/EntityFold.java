package io.fupan.metrics.fold;

import io.fupan.event.link.LinkFact;
import io.fupan.event.link.LinkKey;
import io.fupan.metric.cell.Share;
import io.fupan.metric.reference.Reference;
import java.util.List;
import java.util.Map;

/** How things of one kind are folded. */
interface EntityFold {

    /** What follows from all that is known of a thing; a function of its arguments alone. */
    Folded fold(String id, EntityState state, Reference reference);

    /**
     * What follows.
     *
     * @param shares what it adds to cells
     * @param published records about it
     * @param links what it tells others
     */
    record Folded(List<Share> shares, List<Published> published, Map<LinkKey, LinkFact> links) {

        static final Folded NOTHING = new Folded(List.of(), List.of(), Map.of());
    }

    /** A record about a thing. */
    record Published(String key, Output output) {}
}
