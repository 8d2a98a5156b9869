package io.fupan.ingest.imports.plan;

import io.fupan.event.Rejected;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in the way of writing that was chosen. */
final class Numbers {

    /** Understood by everybody in the same way, so that nothing need be chosen. */
    private static final Pattern PLAIN = Pattern.compile("[-+]?\\d{1,30}([.]\\d{1,2})?");

    private static final Pattern EXACT = Pattern.compile("[-+]?\\d{1,30}([.]\\d{1,12})?");

    private final @Nullable Pattern chosen;
    private final String decimal;
    private final @Nullable String grouping;

    Numbers(@Nullable String decimal, @Nullable String grouping) {
        this.decimal = decimal == null ? "." : decimal;
        this.grouping = grouping;
        String fraction = "(" + Pattern.quote(this.decimal) + "\\d{1,12})?";
        String grouped = grouping == null ? "" : "|\\d{1,3}(" + Pattern.quote(grouping) + "\\d{3}){1,9}";
        this.chosen = decimal == null ? null : Pattern.compile("[-+]?(\\d{1,30}" + grouped + ")" + fraction);
    }

    /** Whether a number may be meant in two ways, and nobody has chosen one. */
    boolean isAmbiguous(String text) {
        return chosen == null && !PLAIN.matcher(text).matches() && text.matches("[-+]?[0-9][0-9., ']*");
    }

    BigDecimal parse(String text, boolean exact, String column) {
        Pattern pattern = exact ? EXACT : chosen == null ? PLAIN : chosen;
        if (!pattern.matcher(text).matches()) {
            throw new Rejected(
                    "INVALID_NUMBER",
                    column,
                    "expected a number such as %s, but received '%s'".formatted(example(exact), text));
        }
        if (exact || chosen == null) {
            return new BigDecimal(text);
        }
        String plain = grouping == null ? text : text.replace(grouping, "");
        return new BigDecimal(plain.replace(decimal, "."));
    }

    private String example(boolean exact) {
        return exact || chosen == null ? "1234.50" : "1" + (grouping == null ? "" : grouping) + "234" + decimal + "50";
    }
}
