package io.fupan.ingest.imports.row;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.ingest.imports.plan.Values;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.lane.SlowLane;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.receipt.Receipts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Takes in rows that are events. The id of an event is made from the source, the row's key and the fact, so the same
 * row in another file, or the same file again, is the same event.
 */
final class EventWriter implements RowWriter {

    private static final int MAX_SUBJECT = 512;
    private static final int ID_BYTES = 16;
    /** Nobody waits for an answer here, and what is sent twice is in the log twice. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final RowReader reader;
    private final SlowLane lane;
    private final Sender sender;
    private final Instant uploadedAt;
    private final MessageDigest sha256 = sha256();

    EventWriter(RowReader reader, SlowLane lane, Sender sender, Instant uploadedAt) {
        this.reader = reader;
        this.lane = lane;
        this.sender = sender;
        this.uploadedAt = uploadedAt;
    }

    @Override
    public Set<String> fields() {
        return reader.fields();
    }

    @Override
    public Set<String> requiredFields() {
        return reader.requiredFields();
    }

    @Override
    public Set<String> dates() {
        return reader.dates();
    }

    @Override
    public Set<String> numbers() {
        return reader.numbers();
    }

    @Override
    public List<RowOutcome> write(Columns columns, List<FileRow> rows, String chunk, boolean rehearsal) {
        Delivery delivery = ChunkDelivery.of(columns.header(), rows);
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        List<Item> items = new ArrayList<>(rows.size());
        for (FileRow row : rows) {
            try {
                List<Recorded> events = read(columns.values(row), delivery);
                items.add(new Item.Accepted(events));
                outcomes.add(new RowOutcome.Accepted(events.size()));
            } catch (Rejected why) {
                items.add(new Item.Refused(null, null, null, why.reason(), why.field(), why.detail(), ""));
                outcomes.add(new RowOutcome.Refused(why));
            }
        }
        if (!rehearsal) {
            publish(delivery, chunk, new Contents(true, items));
        }
        return outcomes;
    }

    private void publish(Delivery delivery, String chunk, Contents contents) {
        List<Recorded> events = contents.events();
        if (events.isEmpty()) {
            return;
        }
        List<Outgoing> records = new ArrayList<>(events.size() + 1);
        events.forEach(each -> records.add(new Outgoing(each.topic(), each.key(), each.value())));
        records.addAll(Receipts.of(sender, delivery, chunk, List.of(), contents));
        lane.write(records, PATIENCE);
    }

    private List<Recorded> read(Values values, Delivery delivery) {
        String key = reader.key(values);
        return reader.read(values).stream().map(fact -> event(fact, key, delivery)).toList();
    }

    private <F extends Fact> Recorded event(RowFact<F> fact, String key, Delivery delivery) {
        if (fact.time().isAfter(uploadedAt.plus(AHEAD))) {
            throw new Rejected("TIME_IN_FUTURE", null, "%s has not happened yet".formatted(fact.time()));
        }
        if (fact.subject().length() > MAX_SUBJECT) {
            throw new Rejected("INVALID_FIELD", null, "an id has more than %d characters".formatted(MAX_SUBJECT));
        }
        String type = fact.codec().typeOf(fact.data().getClass());
        String id = id(key, type, fact);
        Event<F> event = new Event<>(
                id,
                sender.source(),
                type,
                fact.subject(),
                fact.time(),
                // Of two things said of the same moment, the one said later is believed.
                String.valueOf(uploadedAt.toEpochMilli()),
                null,
                delivery.receipt(),
                null,
                fact.data());
        byte[] value = fact.codec().write(event);
        if (value.length > Limits.EVENT_BYTES) {
            throw new Rejected("EVENT_TOO_LARGE", null, "the texts of the row are too long");
        }
        return new Recorded(fact.topic(), fact.subject(), sender.source(), id, value);
    }

    private String id(String key, String type, RowFact<?> fact) {
        sha256.update(key.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(type.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(fact.time().toString().getBytes(StandardCharsets.UTF_8));
        sha256.update(Json.mapper().writeValueAsBytes(fact.data()));
        return HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
