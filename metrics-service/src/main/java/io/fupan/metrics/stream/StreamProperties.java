package io.fupan.metrics.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many streams there may be, and how much is done for them.
 *
 * @param perCaller how many streams a caller may have at a time, on this instance
 * @param total how many streams there may be at a time, on this instance
 * @param buffer how many events are kept for those who read slowly, once for all streams
 * @param resume how many records a stream may be behind when it is resumed
 * @param heartbeat how often something is sent when nothing happens
 */
@ConfigurationProperties("fupan.metrics.stream")
record StreamProperties(
        @DefaultValue("5") int perCaller,
        @DefaultValue("500") int total,
        @DefaultValue("10000") int buffer,
        @DefaultValue("100000") long resume,
        @DefaultValue("15s") Duration heartbeat) {}
