package io.fupan.ingest.imports.plan;

import io.fupan.event.Rejected;
import io.fupan.ingest.imports.file.FileRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A plan that has met the header of a file: it knows where everything is. It belongs to one thread. */
public final class Columns {

    private final Plan plan;
    private final List<String> header;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, String> formats = new HashMap<>();
    private final Numbers numbers;
    private final ZoneId zone;
    private final String currency;

    /**
     * Binds a plan.
     *
     * @param known fields that rows of this target may have
     * @throws Rejected if a column is missing or there twice, a field is not known, or a format is not offered
     */
    public Columns(Plan plan, List<String> header, Set<String> known, ZoneId reporting, String currency) {
        this.plan = plan;
        this.header = header.stream().map(String::strip).toList();
        this.numbers = new Numbers(plan.decimal(), plan.grouping());
        this.zone = plan.zoneOr(reporting);
        this.currency = plan.currency() == null ? currency : plan.currency();
        plan.fields().forEach((field, from) -> {
            if (!known.contains(field)) {
                throw new Rejected(
                        "UNKNOWN_FIELD",
                        "plan.fields." + field,
                        "rows of '%s' have %s".formatted(plan.target(), new TreeSet<>(known)));
            }
            bind(from);
        });
        stageDates().values().forEach(this::bind);
        for (String column : plan.key() == null ? List.<String>of() : plan.key()) {
            place(column);
        }
        if (plan.dateFormat() != null) {
            requireFormat(plan.dateFormat(), "plan.dateFormat");
        }
    }

    /** The plan. */
    public Plan plan() {
        return plan;
    }

    /** The names of the columns. */
    public List<String> header() {
        return header;
    }

    /** The values of a row. */
    public Values values(FileRow row) {
        if (row.cells().size() > header.size()
                && row.cells().stream().skip(header.size()).anyMatch(cell -> !cell.isBlank())) {
            throw new Rejected(
                    "WRONG_NUMBER_OF_CELLS",
                    null,
                    "the header has %d columns, but the row has %d cells".formatted(header.size(), row.cells().size()));
        }
        return new Values(this, row);
    }

    Map<String, FieldPlan> stageDates() {
        return plan.stageDates() == null ? Map.of() : plan.stageDates();
    }

    Numbers numbers() {
        return numbers;
    }

    ZoneId zone() {
        return zone;
    }

    String currency() {
        return currency;
    }

    int place(String column) {
        Integer place = places.get(column);
        if (place != null) {
            return place;
        }
        int first = header.indexOf(column);
        if (first < 0) {
            throw new Rejected(
                    "MISSING_COLUMN", column, "the file has no column '%s', but %s".formatted(column, header));
        }
        if (header.lastIndexOf(column) != first) {
            throw new Rejected("AMBIGUOUS_COLUMN", column, "the file has two columns '%s'".formatted(column));
        }
        places.put(column, first);
        return first;
    }

    /** The format that was chosen for a field, ISO if none was. */
    String format(FieldPlan from) {
        String chosen = from.format() == null ? plan.dateFormat() : from.format();
        return chosen == null ? DateFormats.ISO : formats.computeIfAbsent(chosen, name -> requireFormat(name, "format"));
    }

    /**
     * Looks at the first rows for what may be meant in two ways, and was not chosen.
     *
     * @param dates fields that are dates
     * @param amounts fields that are numbers
     * @throws Rejected that says which column, with examples and what could be chosen
     */
    public void requireChoices(List<FileRow> rows, Set<String> dates, Set<String> amounts) {
        List<FieldPlan> dated = new ArrayList<>(stageDates().values());
        dates.stream().map(plan.fields()::get).filter(from -> from != null).forEach(dated::add);
        for (FieldPlan from : dated) {
            if (from.column() != null && from.format() == null && plan.dateFormat() == null) {
                Choices.ofDates(from.column(), place(from.column()), rows);
            }
        }
        for (String field : amounts) {
            FieldPlan from = plan.fields().get(field);
            if (from != null && from.column() != null) {
                Choices.ofNumbers(from.column(), place(from.column()), rows, numbers);
            }
        }
    }

    private void bind(FieldPlan from) {
        if (from.column() != null) {
            place(from.column());
        }
        if (from.format() != null) {
            requireFormat(from.format(), from.column() == null ? "format" : from.column());
        }
    }

    private static String requireFormat(String format, String field) {
        String name = DateFormats.named(format);
        if (name == null) {
            throw new Rejected(
                    "UNKNOWN_DATE_FORMAT",
                    field,
                    "expected one of %s, but received '%s'".formatted(DateFormats.names(), format));
        }
        return name;
    }

    @Nullable LocalDate undatedOn() {
        return plan.undatedOn();
    }
}
