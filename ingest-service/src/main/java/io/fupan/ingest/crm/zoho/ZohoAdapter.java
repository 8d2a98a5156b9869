package io.fupan.ingest.crm.zoho;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.FormBody;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.body.Mask;
import io.fupan.ingest.body.Members;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.FactId;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Reading;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.ingest.said.AmountAlone;
import io.fupan.ingest.said.SharedSecret;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Zoho CRM organisation that sends to us. */
final class ZohoAdapter implements CrmAdapter {

    private static final AmountAlone AMOUNT_ALONE = new AmountAlone("Amount", "Currency");
    private static final String CHANNEL = "channel_id";
    private static final String TOKEN = "token";

    private final Connection connection;
    private final @Nullable RecordSource source;
    private final Modules modules;
    private final boolean currencyFromRecord;

    ZohoAdapter(Connection connection, @Nullable RecordSource source) {
        this.connection = connection;
        this.source = source;
        this.modules = new Modules(connection);
        this.currencyFromRecord = source != null && "true".equals(connection.settings().get("currency-from-record"));
    }

    @Override
    public int version() {
        return 2;
    }

    /**
     * A notification echoes the token within its body, so that has to be read first, and nothing else of it is. A workflow's webhook sends its token as a header or in the address.
     */
    @Override
    public void verify(Delivery delivery) {
        JsonObject notification = notification(delivery);
        if (notification == null) {
            SharedSecret.verify(delivery, SharedSecret.HEADER, connection.secrets());
            return;
        }
        JsonNode token = notification.json().path(TOKEN);
        if (!token.isString()
                || token.asString().isBlank()
                || !Proof.holds(token.asString(), connection.secrets(), Function.identity())) {
            throw Proof.invalid();
        }
    }

    @Override
    public Delivery kept(Delivery delivery) {
        return isForm(delivery) ? delivery : delivery.withBody(Mask.member(delivery.body(), TOKEN));
    }

    @Override
    public @Nullable String deliveryKey(Delivery delivery) {
        return null;
    }

    /** Its documentation asks for 200, and for nothing else that means success. */
    @Override
    public Answer answer(Delivery delivery) {
        return Answer.of(200, "text/plain", "");
    }

    @Override
    public Contents read(Delivery delivery) {
        Translation translation = new Translation(connection, delivery.receivedAt(), delivery.receipt());
        return Reading.body(delivery, () -> {
            boolean form = isForm(delivery);
            JsonObject json = JsonObject.of(form ? FormBody.read(delivery.text()) : JsonBody.read(delivery.body()));
            return json.has(CHANNEL)
                    ? notified(new Notification(json), delivery, translation)
                    : new Contents(false, Reading.items(
                            json.json().path("module").asString(null),
                            () -> workflow(
                                    json, Moment.ofArrival(delivery.receivedAt(), delivery.sha256()), translation),
                            () -> text(delivery)));
        });
    }

    @Override
    public @Nullable RecordSource records() {
        return source;
    }

    @Override
    public Contents readRecord(Item.Thin thin, String recordJson, Instant fetchedAt, String receipt) {
        Translation translation = new Translation(connection, fetchedAt, receipt);
        List<Item> items = Reading.items(
                thin.object(),
                () -> {
                    JsonObject found = JsonObject.of(JsonBody.read(recordJson.getBytes(StandardCharsets.UTF_8)));
                    List<JsonNode> data = found.array("data");
                    if (data.isEmpty()) {
                        throw new Rejected("MISSING_FIELD", "data", "the answer holds no record");
                    }
                    JsonObject record = JsonObject.of(data.getFirst());
                    Item whole = modules.whole(
                            thin.object(), thin.id(), record, null, Moment.of(thin.at()), translation);
                    DealChange amount = AMOUNT_ALONE.change(thin, record);
                    return amount == null ? List.of(whole) : List.of(whole, translation.deal(amount));
                },
                () -> recordJson);
        return new Contents(false, items);
    }

    private List<Item> workflow(JsonObject json, Moment otherwise, Translation translation) {
        String module = json.require("module");
        String id = json.require("id");
        String operation = json.said("operation").orNull();
        boolean waits = waitsForCurrency(module, operation, json, false);
        JsonObject said = waits ? AMOUNT_ALONE.without(json) : json;
        Item item = modules.whole(module, id, said, operation, otherwise, translation);
        return waits ? withAmount(item, module, id, json, Modules.modified(json, otherwise)) : List.of(item);
    }

    private boolean waitsForCurrency(
            String module, @Nullable String operation, JsonObject said, boolean changes) {
        return currencyFromRecord
                && module.equals("Deals")
                && !"delete".equals(operation)
                && AMOUNT_ALONE.isIn(said, changes);
    }

    /** The record is asked for, because only there the currency stands. */
    private static List<Item> withAmount(Item rest, String module, String id, JsonObject said, Moment moment) {
        Item thin = new Item.Thin(module, FactId.require(module, id), moment.at(), AMOUNT_ALONE.kept(said, null));
        return rest.equals(Translation.NO_CHANGE) ? List.of(thin) : List.of(rest, thin);
    }

    private Contents notified(Notification notification, Delivery delivery, Translation translation) {
        List<String> ids = notification.ids();
        List<Item> items = new ArrayList<>();
        for (String id : ids) {
            items.addAll(Reading.items(
                    notification.type(), () -> record(notification, id, translation), () -> text(delivery)));
        }
        return new Contents(ids.size() != 1, items);
    }

    /** Without the new values, or with too few of them, the record has to be asked for. */
    private List<Item> record(Notification notification, String id, Translation translation) {
        if (!Modules.isKept(notification.module())) {
            return List.of(new Item.Ignored("UNKNOWN_TYPE"));
        }
        JsonObject values = notification.values(id);
        if (values != null && waitsForCurrency(notification.module(), notification.operation(), values, true)) {
            Item rest = modules.changed(notification, id, AMOUNT_ALONE.without(values), translation);
            return withAmount(
                    rest, notification.module(), id, values, Modules.modified(values, Moment.of(notification.at())));
        }
        if (notification.operation().equals("delete") || values != null) {
            Item item = modules.changed(notification, id, values, translation);
            return needsRecord(notification, item) ? List.of(thin(notification, id)) : List.of(item);
        }
        if (source == null) {
            throw new Rejected(
                    "RECORD_NEEDED",
                    "affected_values",
                    "the notification holds no values, and the connection has no credential to ask for them");
        }
        return List.of(thin(notification, id));
    }

    private boolean needsRecord(Notification notification, Item item) {
        return source != null && item.equals(Modules.NOT_ATTACHED) && !notification.operation().equals("delete");
    }

    private static Item thin(Notification notification, String id) {
        return new Item.Thin(notification.module(), FactId.require(notification.module(), id), notification.at(), "{}");
    }

    private static @Nullable JsonObject notification(Delivery delivery) {
        if (isForm(delivery)) {
            return null;
        }
        try {
            JsonObject json = Members.of(delivery.body(), Set.of(CHANNEL, TOKEN));
            return json.has(CHANNEL) ? json : null;
        } catch (Rejected e) {
            // It may still be something of a proved sender that we cannot read.
            return null;
        }
    }

    private static boolean isForm(Delivery delivery) {
        String type = delivery.contentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static String text(Delivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }
}
