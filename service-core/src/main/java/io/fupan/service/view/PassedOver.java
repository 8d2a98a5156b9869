package io.fupan.service.view;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/**
 * Counts the records that a view could not read and left out: {@code fupan.view.passed.over} by {@code view}. It must stay
 * 0, as a view that leaves out a record answers from what is left as if that were all.
 */
public final class PassedOver {

    private final Counter records;

    /** The counter of a view, which is there from the beginning, at 0. */
    public PassedOver(String view) {
        // The global registry, because views are made before there is a context to give them one.
        this.records = Counter.builder("fupan.view.passed.over").tag("view", view).register(Metrics.globalRegistry);
    }

    /** One record more was passed over. */
    public void count() {
        records.increment();
    }
}
