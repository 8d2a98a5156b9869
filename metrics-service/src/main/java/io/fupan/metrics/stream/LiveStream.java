package io.fupan.metrics.stream;

import io.fupan.service.security.Visibility;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One caller's stream, from its first byte to its last. */
final class LiveStream {

    private final Feed feed;
    private final Past past;
    private final Wanted wanted;
    private final Supplier<Visibility> visibility;
    private final EventWriter out;
    private final Duration heartbeat;
    private final Clock clock;

    /**
     * A stream.
     *
     * @param visibility what the caller may see; asked for each event, as it may change while the stream is open
     */
    LiveStream(
            Feed feed,
            Past past,
            Wanted wanted,
            Supplier<Visibility> visibility,
            EventWriter out,
            Duration heartbeat,
            Clock clock) {
        this.feed = feed;
        this.past = past;
        this.wanted = wanted;
        this.visibility = visibility;
        this.out = out;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /**
     * Sends events until it has to end.
     *
     * @param resume where an earlier stream ended
     * @param expiry when the caller's token does
     * @return why it ended
     * @throws IOException if the caller is gone
     */
    String run(@Nullable Position resume, @Nullable Instant expiry) throws IOException, InterruptedException {
        try (Feed.Reader reader = feed.open()) {
            Position position = resume == null ? new Position(reader.start()) : resume;
            out.begin();
            String reason = sendAll(reader, position, resume != null, expiry);
            out.event("end", position, "{\"reason\":\"" + reason + "\"}");
            out.flush();
            return reason;
        }
    }

    private String sendAll(Feed.Reader reader, Position position, boolean resumes, @Nullable Instant expiry)
            throws IOException, InterruptedException {
        try {
            if (resumes) {
                resume(reader, position);
            } else {
                ready(position, false);
            }
            while (expiry == null || clock.instant().isBefore(expiry)) {
                send(reader.next(patience(expiry)), position);
            }
            return "TOKEN_EXPIRED";
        } catch (Feed.TooSlow e) {
            return "TOO_SLOW";
        } catch (Feed.Closed e) {
            return "SHUTTING_DOWN";
        }
    }

    /** What cannot be resumed begins anew. */
    private void resume(Feed.Reader reader, Position position) throws IOException {
        try (Past.Stretch missed = past.between(position, reader.start())) {
            if (!missed.isWhole()) {
                reader.start().forEach(position::moveTo);
                ready(position, false);
                return;
            }
            ready(position, true);
            missed.read(events -> send(events, position));
        }
    }

    private void ready(Position position, boolean resumed) throws IOException {
        out.event("ready", position, "{\"resumed\":" + resumed + "}");
        out.flush();
    }

    private void send(List<LiveEvent> events, Position position) throws IOException {
        for (LiveEvent event : events) {
            if (position.isBefore(event)) {
                position.pass(event);
                if (wanted.includes(event) && isVisible(event)) {
                    out.event(event.kind(), position, event.data());
                }
            }
        }
        out.flush();
        if (out.silentNanos() >= heartbeat.toNanos()) {
            out.beat(position);
        }
    }

    private boolean isVisible(LiveEvent event) {
        return visibility.get().ofScope(event.scope().kind(), event.scope().name());
    }

    private Duration patience(@Nullable Instant expiry) {
        long silent = heartbeat.toNanos() - out.silentNanos();
        Duration patience = Duration.ofNanos(Math.max(1_000_000, silent));
        Duration left = expiry == null ? patience : Duration.between(clock.instant(), expiry).plusMillis(1);
        return left.compareTo(patience) < 0 ? left : patience;
    }
}
