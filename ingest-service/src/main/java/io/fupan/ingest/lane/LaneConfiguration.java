package io.fupan.ingest.lane;

import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.log.Log;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaneConfiguration.Properties.class)
class LaneConfiguration {

    /** Shorter than senders wait, and than callers are kept waiting when the log is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * Settings of turns.
     *
     * @param atOnce deliveries of one door that may be on their way to the log at a time
     * @param slowLanePatience how long a portion of a file or a replay lets deliveries go first
     */
    @ConfigurationProperties("fupan.ingest.turns")
    record Properties(@DefaultValue("128") int atOnce, @DefaultValue("100ms") Duration slowLanePatience) {}

    @Bean
    Turns apiTurns(Properties properties) {
        return new Turns(properties.atOnce(), PATIENCE);
    }

    @Bean
    Turns webhookTurns(Properties properties) {
        return new Turns(properties.atOnce(), PATIENCE);
    }

    /** {@code ingest.turns.waiting} by {@code door}: deliveries that wait for their turn at the log. */
    @Bean
    MeterBinder turnMeters(@Qualifier("apiTurns") Turns api, @Qualifier("webhookTurns") Turns webhooks) {
        return registry -> {
            Gauge.builder("ingest.turns.waiting", api, Turns::waiting).tag("door", Sender.API).register(registry);
            Gauge.builder("ingest.turns.waiting", webhooks, Turns::waiting)
                    .tag("door", Sender.WEBHOOK)
                    .register(registry);
        };
    }

    @Bean
    SlowLane slowLane(List<Turns> doors, Log log, Properties properties) {
        return new SlowLane(doors, log, properties.slowLanePatience());
    }
}
