package io.fupan.event;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no event of the family expected.
 *
 * <p>The reason is a stable code that machines may act on; the message is for people and names the field.
 */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final @Nullable String field;

    /**
     * Refuses an item.
     *
     * @param reason stable code in capitals, for example {@code MISSING_FIELD}
     * @param field the JSON path of the field at fault, or {@code null} when the whole item is
     * @param message what was expected and what came
     */
    public Rejected(String reason, @Nullable String field, String message) {
        super(message);
        this.reason = reason;
        this.field = field;
    }

    /** The stable code. */
    public String reason() {
        return reason;
    }

    /** The JSON path of the field at fault, if one is. */
    public @Nullable String field() {
        return field;
    }

    /** What was expected and what came. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
