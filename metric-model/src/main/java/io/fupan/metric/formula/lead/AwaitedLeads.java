package io.fupan.metric.formula.lead;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Window;
import io.fupan.metric.lead.LeadMeasures;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The leads of a period as they stood at the end of the as-of day: what was answered later was still waiting then.
 *
 * @param answered how many, by minutes
 * @param worked the same, by minutes of working hours; empty where nobody has said when people work
 * @param waits how long those not answered waited at least: until they ended, or until the as-of day began
 * @param measurable all leads but those answered before they were created
 */
record AwaitedLeads(
        SortedMap<Long, Long> answered,
        SortedMap<Long, Long> worked,
        SortedMap<Long, Long> waits,
        long measurable,
        long beforeCreated) {

    private static final long MINUTES_OF_A_DAY = 24 * 60;

    static AwaitedLeads of(Window window, String awaited) {
        TreeMap<Long, Long> answered = new TreeMap<>();
        TreeMap<Long, Long> worked = new TreeMap<>();
        TreeMap<Long, Long> waits = new TreeMap<>();
        long measurable = 0;
        long before = 0;
        for (var day : window.days(Measures.LEADS, window.period().lastDay()).entrySet()) {
            long age = window.period().asOf().toEpochDay() - day.getKey().toEpochDay();
            Quantities leads = day.getValue();
            long early = leads.sum(awaited + LeadMeasures.BEFORE_CREATED);
            long all = leads.sum(LeadMeasures.CREATED) - early;
            Map<Long, Long> seen = answered(leads, awaited, age);
            seen.forEach((minutes, count) -> answered.merge(minutes, count, Math::addExact));
            addWorked(worked, leads.histogram(awaited + LeadMeasures.WORKING), age);
            addWaits(waits, leads.histogram(awaited + LeadMeasures.ENDED), all - sum(seen), age);
            measurable += all;
            before += early;
        }
        return new AwaitedLeads(answered, worked, waits, measurable, before);
    }

    long unanswered() {
        return measurable - sum(answered);
    }

    /** Those that were answered on a day that is not later than the as-of day. */
    private static Map<Long, Long> answered(Quantities leads, String awaited, long age) {
        long begun = age * MINUTES_OF_A_DAY;
        long over = begun + MINUTES_OF_A_DAY;
        TreeMap<Long, Long> seen = new TreeMap<>(leads.histogram(awaited + LeadMeasures.MINUTES).headMap(over));
        leads.histogram(awaited + LeadMeasures.OVERNIGHT)
                .subMap(begun, over)
                .forEach((minutes, count) -> seen.merge(minutes, -count, Math::addExact));
        seen.values().removeIf(count -> count == 0);
        return seen;
    }

    private static void addWorked(SortedMap<Long, Long> worked, SortedMap<Long, Long> entries, long age) {
        entries.forEach((entry, count) -> {
            if (LeadMeasures.daysOf(entry) <= age) {
                worked.merge(LeadMeasures.minutesOf(entry), count, Math::addExact);
            }
        });
    }

    /** Whether leads were answered, but nobody has said when people work. */
    boolean knowsNoWorkingHours() {
        return worked.isEmpty() && !answered.isEmpty();
    }

    private static void addWaits(
            SortedMap<Long, Long> waits, SortedMap<Long, Long> ended, long unanswered, long age) {
        long begun = age * MINUTES_OF_A_DAY;
        SortedMap<Long, Long> seen = ended.headMap(begun + MINUTES_OF_A_DAY);
        seen.forEach((minutes, count) -> waits.merge(minutes, count, Math::addExact));
        long waiting = unanswered - sum(seen);
        if (waiting > 0) {
            waits.merge(begun, waiting, Math::addExact);
        }
    }

    private static long sum(Map<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
