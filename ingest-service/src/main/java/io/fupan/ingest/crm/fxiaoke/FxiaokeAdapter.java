package io.fupan.ingest.crm.fxiaoke;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.ingest.said.Items;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the callbacks of one FXiaoke account: which record to ask for. What kind of event it was does not matter. */
record FxiaokeAdapter(Connection connection, List<FxKey> keys, @Nullable FxRecords source) implements CrmAdapter {

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void verify(Delivery delivery) {
        Callback callback = signed(delivery);
        String enterprise = connection.settings().get("enterprise-account");
        if (enterprise != null && callback.enterprise() != null && !enterprise.equals(callback.enterprise())) {
            throw Proof.invalid();
        }
        Proof.requireWithin(callback.tolerance(), callback.sentAt(), delivery.receivedAt());
    }

    @Override
    public @Nullable String deliveryKey(Delivery delivery) {
        return Callback.in(delivery).messageId();
    }

    @Override
    public Answer answer(Delivery delivery) {
        Callback callback = Callback.in(delivery);
        return callback.answer(keyOf(callback));
    }

    @Override
    public Contents read(Delivery delivery) {
        return Items.one(delivery, () -> {
            Callback callback = Callback.in(delivery);
            return item(callback.message(keyOf(callback)), callback.sentAt());
        });
    }

    @Override
    public @Nullable RecordSource records() {
        return source;
    }

    @Override
    public Contents readRecord(Item.Thin thin, String recordJson, Instant fetchedAt, String receipt) {
        Translation translation = new Translation(connection, fetchedAt, receipt);
        return Items.record(
                recordJson, () -> new FxRecord(thin, JsonObject.of(json(recordJson)), translation).read());
    }

    private static Item item(String message, Instant sentAt) {
        JsonObject said = JsonObject.of(json(message));
        if (said.has("type") && !said.has("apiName")) {
            // The old generation wraps its messages; the others of it are about the application, not about records.
            String content = said.require("type").equals("Message") ? said.text("content") : null;
            return content == null || !content.startsWith("{")
                    ? new Item.Ignored("UNKNOWN_TYPE")
                    : item(content, sentAt);
        }
        String object = said.require("apiName");
        return FxRecord.isRead(object)
                ? new Item.Thin(object, said.require("dataId"), sentAt, message)
                : new Item.Ignored("UNKNOWN_TYPE");
    }

    private Callback signed(Delivery delivery) {
        try {
            Callback callback = Callback.in(delivery);
            if (Proof.holds(callback.claimed(), keysFor(callback), callback::signature)) {
                return callback;
            }
        } catch (Rejected e) {
            // What cannot even be read was not signed either.
        }
        throw Proof.invalid();
    }

    private FxKey keyOf(Callback callback) {
        for (FxKey key : keysFor(callback)) {
            if (Proof.holds(callback.claimed(), List.of(key), callback::signature)) {
                return key;
            }
        }
        throw new Rejected("UNDECRYPTABLE", null, "none of the connection's keys signed this delivery");
    }

    private List<FxKey> keysFor(Callback callback) {
        return keys.stream().filter(callback::isFor).toList();
    }

    private static JsonNode json(String text) {
        return JsonBody.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
