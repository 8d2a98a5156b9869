package io.fupan.report.content;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * All that a report says, and from what: equal content has an equal hash.
 *
 * @param scope whom it is about
 * @param period as it was asked for
 * @param from first day
 * @param to last day
 * @param asOf the day it looks from
 * @param cut next offset by {@code topic-partition}: everything before is contained, nothing after
 * @param definitions version by metric
 * @param build of the code that computed it
 * @param sections sixteen, in order
 */
public record ReportContent(
        String scope,
        String period,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        SortedMap<String, Long> cut,
        SortedMap<String, Integer> definitions,
        String build,
        List<Section> sections) {}
