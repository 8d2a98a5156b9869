package io.fupan.ingest.imports.plan;

import io.fupan.event.Rejected;
import io.fupan.ingest.imports.file.FileRow;
import java.util.List;

/** What only a person can know: what is meant by 03/04/2017, or by 1.234. It is asked for, and never guessed. */
final class Choices {

    private static final int EXAMPLES = 3;

    private Choices() {}

    static void ofDates(String column, int place, List<FileRow> rows) {
        List<String> others = rows.stream()
                .filter(row -> !row.isExact(place))
                .map(row -> row.cell(place))
                .filter(text -> !text.isEmpty() && !DateFormats.fits(DateFormats.ISO, text))
                // What is no date in any format is a wrong cell, and refused with its row.
                .filter(text -> DateFormats.names().stream().anyMatch(name -> DateFormats.fits(name, text)))
                .distinct()
                .toList();
        if (others.isEmpty()) {
            return;
        }
        List<String> fitting = DateFormats.names().stream()
                .filter(name -> others.stream().allMatch(text -> DateFormats.fits(name, text)))
                .toList();
        String example = others.getFirst();
        String meanings = String.join(
                " or ",
                fitting.stream()
                        .map(name -> "%s (%s)".formatted(DateFormats.day(name, example), name))
                        .toList());
        throw new Rejected(
                "DATE_FORMAT_NOT_CHOSEN",
                column,
                fitting.isEmpty()
                        ? "the column holds %s, which no format offered reads throughout: choose one of %s"
                                .formatted(examples(others), DateFormats.names())
                        : "the column holds %s; '%s' is %s: choose the format, it is not guessed"
                                .formatted(examples(others), example, meanings));
    }

    static void ofNumbers(String column, int place, List<FileRow> rows, Numbers numbers) {
        List<String> unclear = rows.stream()
                .filter(row -> !row.isExact(place))
                .map(row -> row.cell(place))
                .filter(numbers::isAmbiguous)
                .distinct()
                .toList();
        if (!unclear.isEmpty()) {
            throw new Rejected(
                    "NUMBER_FORMAT_NOT_CHOSEN",
                    column,
                    "the column holds %s: choose the signs for decimals and thousands, they are not guessed"
                            .formatted(examples(unclear)));
        }
    }

    private static String examples(List<String> texts) {
        return "'" + String.join("', '", texts.subList(0, Math.min(EXAMPLES, texts.size()))) + "'";
    }
}
