package io.fupan.ingest.imports.plan;

import io.fupan.event.Money;
import io.fupan.event.Rejected;
import io.fupan.ingest.imports.file.FileRow;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of one row, under the names of fields. */
public final class Values {

    private final Columns columns;
    private final FileRow row;

    Values(Columns columns, FileRow row) {
        this.columns = columns;
        this.row = row;
    }

    /** The text of a field; {@code null} if the row has none, or no column is read for it. */
    public @Nullable String text(String field) {
        FieldPlan from = columns.plan().fields().get(field);
        return from == null ? null : text(from);
    }

    /**
     * The text of a field.
     *
     * @throws Rejected if the row has none
     */
    public String required(String field) {
        String text = text(field);
        if (text == null) {
            throw new Rejected("MISSING_VALUE", column(field), "the row has no %s".formatted(field));
        }
        return text;
    }

    /** The day or time of a field. */
    public @Nullable Moment moment(String field) {
        FieldPlan from = columns.plan().fields().get(field);
        return from == null ? null : moment(from);
    }

    /** The days on which the stages were entered, as far as the row has them. */
    public Map<String, Moment> stageDates() {
        Map<String, Moment> days = new TreeMap<>();
        columns.stageDates().forEach((stage, from) -> {
            Moment moment = moment(from);
            if (moment != null) {
                days.put(stage, moment);
            }
        });
        return days;
    }

    /** The number of a field. */
    public @Nullable BigDecimal number(String field) {
        FieldPlan from = columns.plan().fields().get(field);
        String text = from == null ? null : text(from);
        return text == null || from == null ? null : columns.numbers().parse(text, isExact(from), column(field));
    }

    /** The money of a field, in the currency of the row, else of the plan, else of the installation. */
    public @Nullable Money money(String field) {
        BigDecimal amount = number(field);
        if (amount == null) {
            return null;
        }
        String currency = text("currency");
        try {
            return new Money(amount, currency == null ? columns.currency() : currency);
        } catch (IllegalArgumentException e) {
            throw new Rejected("INVALID_FIELD", column(field), String.valueOf(e.getMessage()));
        }
    }

    /** What tells the row from others: the key columns, or all that are read. */
    public String key() {
        StringBuilder key = new StringBuilder();
        if (columns.plan().key() != null) {
            for (String column : columns.plan().key()) {
                append(key, column, row.cell(columns.place(column)));
            }
        } else {
            new TreeMap<>(columns.plan().fields()).forEach((field, from) -> append(key, field, text(from)));
        }
        return key.toString();
    }

    /** The name of the column a field comes from, or of the field if it has none. */
    public String column(String field) {
        FieldPlan from = columns.plan().fields().get(field);
        return from == null || from.column() == null ? field : from.column();
    }

    private static void append(StringBuilder key, String name, @Nullable String text) {
        String value = text == null ? "" : text;
        key.append(name).append('=').append(value.length()).append(':').append(value).append(';');
    }

    private @Nullable Moment moment(FieldPlan from) {
        String text = text(from);
        if (text == null) {
            return null;
        }
        String format = isExact(from) ? DateFormats.ISO : columns.format(from);
        return DateFormats.parse(format, text, columns.zone(), from.column() == null ? "value" : from.column());
    }

    private boolean isExact(FieldPlan from) {
        return from.column() != null && row.isExact(columns.place(from.column()));
    }

    private @Nullable String text(FieldPlan from) {
        String text = from.column() == null ? from.value() : row.cell(columns.place(from.column()));
        if (text == null || text.isEmpty()) {
            return null;
        }
        return from.values() == null ? text : from.values().getOrDefault(text, text);
    }
}
