package io.fupan.ingest.imports.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one field comes from: a column, or the same value in every row. The name of a column alone will do.
 *
 * @param column name of the column
 * @param value of every row, where the file has no column for it
 * @param format of its dates, for example {@code dd-mm-yyyy}
 * @param values what the file's own words stand for; other words are kept as they are
 */
public record FieldPlan(
        @Nullable String column, @Nullable String value, @Nullable String format, @Nullable Map<String, String> values) {

    /** Copies the words. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public FieldPlan {
        if ((column == null) == (value == null)) {
            throw new IllegalArgumentException("expected either a column or a value");
        }
        values = values == null ? null : Map.copyOf(values);
    }

    /** A column, as it is. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FieldPlan of(String column) {
        return new FieldPlan(column, null, null, null);
    }
}
