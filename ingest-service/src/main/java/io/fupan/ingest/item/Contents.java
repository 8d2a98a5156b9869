package io.fupan.ingest.item;

import java.util.ArrayList;
import java.util.List;

/**
 * What was in a delivery.
 *
 * @param batch whether the sender meant a batch; a batch of one is one too
 * @param items in the order in which they came
 */
public record Contents(boolean batch, List<Item> items) {

    /** Copies the items. */
    public Contents {
        items = List.copyOf(items);
    }

    /** The events of all accepted items, in order. */
    public List<Recorded> events() {
        List<Recorded> events = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item instanceof Item.Accepted accepted) {
                events.addAll(accepted.events());
            }
        }
        return events;
    }

    /** How many items go to the quarantine. */
    public int refused() {
        int refused = 0;
        for (Item item : items) {
            refused += item instanceof Item.Refused ? 1 : 0;
        }
        return refused;
    }
}
