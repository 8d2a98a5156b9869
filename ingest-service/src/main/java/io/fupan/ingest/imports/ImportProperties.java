package io.fupan.ingest.imports;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of imports.
 *
 * @param directory where files wait until they are read; should outlive the process
 * @param waiting how many imports may wait for their turn
 * @param keep how long the result of an import is kept
 * @param chunk how many rows are published together
 */
@ConfigurationProperties("fupan.ingest.imports")
record ImportProperties(
        @DefaultValue("${java.io.tmpdir}/fupan-imports") Path directory,
        @DefaultValue("20") int waiting,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("500") int chunk) {}
