package io.fupan.ingest.spool;

import io.fupan.ingest.log.Log;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
class SpoolConfiguration {

    @Bean
    Spool spool(SpoolProperties properties) {
        return new Spool(properties.directory(), properties.maxSize().toBytes());
    }

    @Bean
    Drain spoolDrain(Spool spool, Log log) {
        return new Drain(spool, log);
    }

    @Bean
    SpoolingOutlet spoolingOutlet(Log log, Spool spool, SpoolProperties properties) {
        return new SpoolingOutlet(log, spool, properties.patience());
    }

    /**
     * {@code ingest.spool.deliveries}, {@code ingest.spool.size} (bytes), {@code ingest.spool.age} (seconds, of the
     * first), and {@code ingest.spool.aside}: deliveries that the log refuses, which must be 0.
     */
    @Bean
    MeterBinder spoolMeters(Spool spool) {
        return registry -> {
            Gauge.builder("ingest.spool.deliveries", spool, Spool::count).register(registry);
            Gauge.builder("ingest.spool.size", spool, Spool::bytes).baseUnit("bytes").register(registry);
            Gauge.builder("ingest.spool.limit", spool, Spool::maxBytes).baseUnit("bytes").register(registry);
            Gauge.builder("ingest.spool.age", spool, each -> each.age().toMillis() / 1000.0)
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder("ingest.spool.aside", spool, Spool::countAside).register(registry);
        };
    }

    @Bean
    HealthIndicator spoolHealthIndicator(Spool spool) {
        return new SpoolHealth(spool);
    }
}
