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

    /** How many items give events. */
    public int accepted() {
        return count(Item.Accepted.class);
    }

    /** How many items wait for a record that has to be asked for. */
    public int thin() {
        return count(Item.Thin.class);
    }

    /** How many items go to the quarantine. */
    public int refused() {
        return count(Item.Refused.class);
    }

    private int count(Class<? extends Item> kind) {
        int count = 0;
        for (Item item : items) {
            count += kind.isInstance(item) ? 1 : 0;
        }
        return count;
    }
}
