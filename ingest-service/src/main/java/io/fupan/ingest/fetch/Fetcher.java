package io.fupan.ingest.fetch;

import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.ingest.lookup.RecordSource.Reply;
import io.fupan.ingest.quarantine.Quarantine;
import io.fupan.ingest.quarantine.Replayed;
import io.fupan.service.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for one record, and publishes what it says. {@code ingest.fetches} by {@code outcome}: resolved, unresolved (it
 * went to the quarantine), again (it will be asked for once more).
 */
final class Fetcher {

    static final String UNRESOLVED = "UNRESOLVED";

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

    private final Connections connections;
    private final Outlet log;
    private final FetchProperties properties;
    private final MeterRegistry meters;
    private final InstantSource clock;

    Fetcher(
            Connections connections,
            Outlet log,
            FetchProperties properties,
            MeterRegistry meters,
            InstantSource clock) {
        this.connections = connections;
        this.log = log;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Asks once.
     *
     * @param attempt how often it was asked for before
     * @return after how long to ask again; {@code null} when it is done
     */
    @Nullable Duration fetch(FetchRequest request, int attempt) throws InterruptedException {
        try {
            CrmAdapter adapter = connections.reader(request.system(), request.connection());
            RecordSource source = adapter.records();
            if (source == null) {
                return giveUp(request, "the connection has no credentials to ask with");
            }
            return switch (source.ask(request.object(), request.id())) {
                case Reply.Found(String json) -> publish(request, adapter, json);
                case Reply.Gone() -> giveUp(request, "the system has no such record any more");
                case Reply.Later(Duration after, String why) -> again(request, attempt, after, why);
                case Reply.Denied(String why) -> again(request, attempt, properties.maxBackoff(), why);
            };
        } catch (Problem problem) {
            return problem.getStatusCode().is4xxClientError()
                    ? giveUp(request, "the connection does not exist any more")
                    : again(request, attempt, Duration.ZERO, String.valueOf(problem.getBody().getDetail()));
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("connection", request.connection()).setCause(e).log("a record cannot be had");
            return again(request, attempt, Duration.ZERO, "asking failed: " + e.getClass().getSimpleName());
        }
    }

    private @Nullable Duration publish(FetchRequest request, CrmAdapter adapter, String json) {
        Sender sender = new Sender(Sender.WEBHOOK, request.system(), request.connection(), adapter.version());
        Contents contents = adapter.readRecord(request.thin(), json, clock.instant(), request.receipt());
        List<Outgoing> records = new ArrayList<>();
        for (Recorded each : contents.events()) {
            records.add(new Outgoing(each.topic(), each.key(), each.value()));
        }
        for (Item item : contents.items()) {
            if (item instanceof Item.Refused refused) {
                records.add(refusal(sender, request, refused));
            }
        }
        records.addAll(replayed(sender, request, contents));
        log.write(records);
        count("resolved");
        return null;
    }

    /** A refused item that was replayed is no longer waiting for its record. */
    private List<Outgoing> replayed(Sender sender, FetchRequest request, Contents contents) {
        if (request.refusal() == null) {
            return List.of();
        }
        String outcome = contents.refused() > 0
                ? Replayed.REFUSED
                : contents.accepted() > 0 ? Replayed.REPLAYED : Replayed.IGNORED;
        return List.of(new Replayed(
                        request.refusal(), request.receipt(), outcome, null, null, sender.adapter(), "fetch")
                .record(sender, request.deliveryKey(), clock.instant()));
    }

    private @Nullable Duration again(FetchRequest request, int attempt, Duration after, String why) {
        Duration backoff = properties.pause(attempt + 1);
        Duration pause = after.compareTo(backoff) > 0 ? after : backoff;
        if (clock.instant().plus(pause).isAfter(request.wantedAt().plus(properties.deadline()))) {
            return giveUp(request, "it could not be had in time: " + why);
        }
        count("again");
        return pause;
    }

    private @Nullable Duration giveUp(FetchRequest request, String why) {
        Item.Refused refused = new Item.Refused(
                request.id(), null, request.object(), UNRESOLVED, null, why, request.said());
        log.write(List.of(refusal(request.sender(), request, refused)));
        count("unresolved");
        return null;
    }

    private static Outgoing refusal(Sender sender, FetchRequest request, Item.Refused refused) {
        Instant at = request.receivedAt();
        return Quarantine.record(sender, request.receipt(), at, request.deliveryKey(), request.index(), refused);
    }

    private void count(String outcome) {
        meters.counter("ingest.fetches", "outcome", outcome).increment();
    }
}
