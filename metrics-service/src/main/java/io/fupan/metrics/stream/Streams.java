package io.fupan.metrics.stream;

import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens streams: {@code metrics.stream.open} of them are open, {@code metrics.stream.ended} have ended, by reason. */
final class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Feed feed;
    private final Past past;
    private final CallerVisibility visibility;
    private final StreamProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Seats seats;

    Streams(
            Feed feed,
            Past past,
            CallerVisibility visibility,
            StreamProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.feed = feed;
        this.past = past;
        this.visibility = visibility;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        this.seats = new Seats(properties.perCaller(), properties.total());
        Gauge.builder("metrics.stream.open", seats, Seats::taken).register(meters);
    }

    /** Takes a place for the caller of the request at hand, before anything is answered. */
    Seats.Seat seat() {
        if (!feed.isReady()) {
            throw Problem.unavailable(
                    "not-ready", "The service has not caught up with the log yet.", Duration.ofSeconds(2));
        }
        return seats.take(Caller.current().name());
    }

    /** Sends events to the caller of the request at hand, until one of the two ends it. */
    void run(Wanted wanted, @Nullable Position resume, OutputStream out) throws InterruptedException {
        Caller caller = Caller.current();
        LiveStream stream = new LiveStream(
                feed, past, wanted, () -> visibility.of(caller), new EventWriter(out), properties.heartbeat(), clock);
        ended(reason(stream, resume));
    }

    private String reason(LiveStream stream, @Nullable Position resume) throws InterruptedException {
        try {
            return stream.run(resume, Caller.expiry());
        } catch (IOException e) {
            LOG.debug("the caller of a stream is gone", e);
            return "CALLER_GONE";
        } catch (KafkaException | IllegalStateException e) {
            // The caller comes back with the id of the last event, and finds all of it.
            LOG.warn("a stream was cut", e);
            return "CUT";
        }
    }

    private void ended(String reason) {
        meters.counter("metrics.stream.ended", "reason", reason).increment();
    }
}
