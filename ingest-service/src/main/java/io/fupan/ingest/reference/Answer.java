package io.fupan.ingest.reference;

import io.fupan.ingest.reference.statement.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of what was stated.
 *
 * @param receipt the id under which the request is kept, if anything of it was recorded
 * @param received how many items came
 * @param recorded how many of them are on the log now
 * @param unchanged how many say what was known already
 * @param refused how many were not allowed
 * @param items each of them
 */
record Answer(
        @Nullable String receipt, int received, int recorded, int unchanged, int refused, List<Item> items) {

    static final String RECORDED = "recorded";
    static final String UNCHANGED = "unchanged";
    static final String REFUSED = "refused";

    /**
     * What became of one item.
     *
     * @param index its place in the request, from 0
     * @param status {@code recorded}, {@code unchanged} or {@code refused}
     * @param subject what it is about
     * @param version its number, if its kind is numbered
     * @param reason stable code, if it was refused
     * @param field the member at fault, if one is
     * @param detail what was expected and what came
     */
    record Item(
            int index,
            String status,
            @Nullable String subject,
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String detail) {

        static Item of(int index, Outcome outcome) {
            return switch (outcome) {
                case Outcome.Recorded recorded ->
                    new Item(index, RECORDED, recorded.event().subject(), recorded.version(), null, null, null);
                case Outcome.Unchanged unchanged ->
                    new Item(index, UNCHANGED, unchanged.subject(), unchanged.version(), null, null, null);
                case Outcome.Refused refused ->
                    new Item(index, REFUSED, null, null, refused.reason(), refused.field(), refused.detail());
            };
        }
    }

    static Answer of(String receipt, List<Outcome> outcomes) {
        List<Item> items = new ArrayList<>(outcomes.size());
        outcomes.forEach(outcome -> items.add(Item.of(items.size(), outcome)));
        int recorded = count(items, RECORDED);
        return new Answer(
                recorded == 0 ? null : receipt,
                items.size(),
                recorded,
                count(items, UNCHANGED),
                count(items, REFUSED),
                items);
    }

    private static int count(List<Item> items, String status) {
        return (int) items.stream().filter(item -> item.status().equals(status)).count();
    }
}
