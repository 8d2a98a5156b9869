package io.fupan.ingest.fetch;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.log.Envelope;
import io.fupan.ingest.log.Outgoing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A record to ask a system for.
 *
 * @param system which system
 * @param connection through which connection
 * @param adapter version of the code that read the delivery
 * @param object the system's name for the kind of record
 * @param id the record's id
 * @param at when it happened
 * @param said what the delivery says all the same
 * @param receipt the delivery that mentioned it
 * @param receivedAt when that came
 * @param deliveryKey what the sender calls it
 * @param index the place in the delivery, from 0
 * @param wantedAt since when it is asked for
 * @param refusal the refused item that is being replayed by this, if one is
 */
public record FetchRequest(
        String system,
        String connection,
        int adapter,
        String object,
        String id,
        Instant at,
        String said,
        String receipt,
        Instant receivedAt,
        String deliveryKey,
        int index,
        Instant wantedAt,
        @Nullable String refusal) {

    private static final String TYPE = "ingest.fetch-wanted";

    Outgoing record() {
        String key = connection + '/' + object + '/' + id;
        Envelope<FetchRequest> envelope =
                Envelope.of(TYPE, receipt + '/' + index, sender().source(), connection, wantedAt, this);
        return new Outgoing(Topics.FETCHES, key, envelope.bytes());
    }

    /**
     * Reads a record.
     *
     * @throws Rejected if it is none of a request
     */
    static FetchRequest read(byte[] value) {
        try {
            FetchRequest request = Json.mapper().treeToValue(EventCodec.parse(value).path("data"), FetchRequest.class);
            if (request.connection() == null || request.object() == null || request.wantedAt() == null) {
                throw new Rejected("INVALID_EVENT", "data", "expected a record to ask for");
            }
            return request;
        } catch (JacksonException e) {
            throw new Rejected("INVALID_EVENT", "data", "expected a record to ask for");
        }
    }

    Sender sender() {
        return new Sender(Sender.WEBHOOK, system, connection, adapter);
    }

    Item.Thin thin() {
        return new Item.Thin(object, id, at, said);
    }
}
