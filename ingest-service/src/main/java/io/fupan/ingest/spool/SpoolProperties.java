package io.fupan.ingest.spool;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How deliveries wait while the log is away.
 *
 * @param directory on a disk that outlives the process; each instance needs its own
 * @param maxSize of what waits; what comes after that is answered with 503
 * @param patience how long a delivery waits for the log before it goes to disk
 */
@ConfigurationProperties("fupan.ingest.spool")
public record SpoolProperties(
        @DefaultValue("data/ingest-spool") Path directory,
        @DefaultValue("1GB") DataSize maxSize,
        @DefaultValue("750ms") Duration patience) {}
