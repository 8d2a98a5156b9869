package io.fupan.feedback.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.event.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the answers of one request.
 *
 * @param received how many came; always {@code accepted + refused}
 * @param accepted how many are in the log
 * @param refused how many are not, and should not be sent again as they are
 * @param items the refused ones, in the order sent
 */
record BatchAnswer(int received, int accepted, int refused, List<Item> items) {

    static BatchAnswer of(List<Item> items) {
        List<Item> refused = items.stream().filter(item -> !item.isAccepted()).toList();
        return new BatchAnswer(items.size(), items.size() - refused.size(), refused.size(), refused);
    }

    /**
     * What became of one answer.
     *
     * @param index its place in the request, from 0
     * @param id the sender's id of it, if it has one
     * @param status {@code accepted} or {@code refused}
     * @param reason a stable code, when refused
     * @param field the field at fault, when one is
     * @param detail what was expected and what came, when refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            int index,
            @Nullable String id,
            String status,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String detail) {

        static Item accepted(int index, @Nullable String id) {
            return new Item(index, id, "accepted", null, null, null);
        }

        static Item refused(int index, @Nullable String id, Rejected why) {
            return new Item(index, id, "refused", why.reason(), why.field(), why.detail());
        }

        private boolean isAccepted() {
            return status.equals("accepted");
        }
    }
}
