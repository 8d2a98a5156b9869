package io.fupan.metrics.monitor;

import io.fupan.event.alert.AlertFact;
import java.time.LocalDate;

/** What becomes of a monitor at one cut and day. */
sealed interface Judgement {

    /** An alert is to be raised; {@code since} is the first day on which the rule holds without a break. */
    record Raise(LocalDate since, AlertFact.Observation observed) implements Judgement {}

    /** The open alert is over. */
    record Resolve(AlertFact.Observation observed) implements Judgement {}

    /** Nothing is to be said. */
    record Stay() implements Judgement {}

    /** Judges a monitor; depends on nothing but the cells, the day, and whether an alert is open. */
    static Judgement of(Monitor monitor, boolean isOpen, LocalDate today, Watch watch) {
        Sight now = watch.from(today, monitor);
        if (isOpen) {
            return now.clears() ? new Resolve(now.observed()) : new Stay();
        }
        int days = monitor.rule().days() == null ? 1 : monitor.rule().days();
        boolean holds = now.raises();
        for (int back = 1; holds && back < days; back++) {
            holds = watch.from(today.minusDays(back), monitor).raises();
        }
        return holds ? new Raise(watch.since(today, monitor), now.observed()) : new Stay();
    }
}
