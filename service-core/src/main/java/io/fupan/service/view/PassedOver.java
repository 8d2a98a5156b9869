package io.fupan.service.view;

import io.fupan.event.Rejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the records that a view could not read and left out: {@code fupan.view.passed.over} by {@code view}. It must stay
 * 0, as a view that leaves out a record answers from what is left as if that were all.
 */
public final class PassedOver {

    private static final Logger LOG = LoggerFactory.getLogger(PassedOver.class);

    private final String view;
    private final Counter records;

    /** The counter of a view, which is there from the beginning, at 0. */
    public PassedOver(String view) {
        this.view = view;
        // The global registry, because views are made before there is a context to give them one.
        this.records = Counter.builder("fupan.view.passed.over").tag("view", view).register(Metrics.globalRegistry);
    }

    /** One record more was passed over, which is found by where it stands: what it says is not logged. */
    public void add(ConsumerRecord<?, ?> record, RuntimeException why) {
        records.increment();
        LOG.atError()
                .addKeyValue("view", view)
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", why instanceof Rejected rejected ? rejected.reason() : why.getClass().getSimpleName())
                .log("a record cannot be read and is passed over");
    }
}
