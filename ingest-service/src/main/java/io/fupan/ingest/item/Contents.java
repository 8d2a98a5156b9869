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

    /** The items that go to their topics. */
    public List<Item.Accepted> accepted() {
        List<Item.Accepted> accepted = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item instanceof Item.Accepted each) {
                accepted.add(each);
            }
        }
        return accepted;
    }

    /** How many items do not. */
    public int refused() {
        int refused = 0;
        for (Item item : items) {
            refused += item instanceof Item.Refused ? 1 : 0;
        }
        return refused;
    }
}
