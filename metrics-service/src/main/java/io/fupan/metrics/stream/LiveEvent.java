package io.fupan.metrics.stream;

import io.fupan.metric.scope.Scope;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be sent.
 *
 * @param from the partition it was read from
 * @param offset in the partition
 * @param kind {@link #VALUE}, {@link #WITHDRAWN} or {@link #ALERT}
 * @param metric that it is about
 * @param scope that it is about: only who may see the scope is sent it
 * @param window of a value; of an alert that of its monitor, if it has one
 * @param data JSON in one line
 */
record LiveEvent(
        TopicPartition from,
        long offset,
        String kind,
        String metric,
        Scope scope,
        @Nullable String window,
        String data) {

    /** A number changed. */
    static final String VALUE = "value";

    /** There is no such number any more. */
    static final String WITHDRAWN = "withdrawn";

    /** An alert was opened or resolved. */
    static final String ALERT = "alert";
}
