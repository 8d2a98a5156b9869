package io.fupan.ingest.door;

import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery.
 *
 * @param receipt the id under which the delivery is kept; accepted events carry it
 * @param received how many items came
 * @param accepted how many of them gave events, which are safe
 * @param pending how many wait until their record was asked for
 * @param ignored how many change nothing that is kept
 * @param refused how many are in the quarantine
 * @param items the refused ones
 * @param links where to go from here
 */
record Acceptance(
        String receipt,
        int received,
        int accepted,
        int pending,
        int ignored,
        int refused,
        List<Answer> items,
        Map<String, String> links) {

    /**
     * What became of one item.
     *
     * @param index its place in the delivery, from 0
     * @param id the sender's id, if it has one
     * @param status {@code refused}
     * @param reason stable code
     * @param field the JSON path of the field at fault, if one is
     * @param detail what was expected and what came
     */
    record Answer(
            int index, @Nullable String id, String status, String reason, @Nullable String field, String detail) {}

    static Acceptance of(String receipt, Contents contents) {
        List<Answer> answers = new ArrayList<>();
        for (int index = 0; index < contents.items().size(); index++) {
            if (contents.items().get(index) instanceof Item.Refused refused) {
                answers.add(new Answer(
                        index, refused.id(), "refused", refused.reason(), refused.field(), refused.detail()));
            }
        }
        int received = contents.items().size();
        int accepted = contents.accepted();
        int pending = contents.thin();
        return new Acceptance(
                receipt,
                received,
                accepted,
                pending,
                received - accepted - pending - answers.size(),
                answers.size(),
                answers,
                answers.isEmpty() ? Map.of() : Map.of("quarantine", "/api/v1/quarantine?receipt=" + receipt));
    }

    /** Whether nothing but refused items came. */
    boolean useless() {
        return refused > 0 && refused == received;
    }
}
