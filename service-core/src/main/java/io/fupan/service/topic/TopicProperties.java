package io.fupan.service.topic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are created.
 *
 * @param ensure whether to create and check topics at start
 * @param partitions of each topic that does not exist yet
 * @param replication of each topic that does not exist yet
 * @param patience how long to wait for the broker at start
 * @param startWithout whether the service then starts nevertheless and waits in the background; otherwise it ends
 */
@ConfigurationProperties("fupan.topics")
public record TopicProperties(
        @DefaultValue("true") boolean ensure,
        @DefaultValue("4") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("false") boolean startWithout) {}
