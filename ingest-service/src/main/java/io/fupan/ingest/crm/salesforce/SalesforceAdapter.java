package io.fupan.ingest.crm.salesforce;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonItem;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.body.Mask;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Salesforce organisation that sends to us. */
final class SalesforceAdapter implements CrmAdapter {

    private static final Item UNKNOWN_TYPE = new Item.Ignored("UNKNOWN_TYPE");
    private static final Item NOT_KEPT = new Item.Ignored("NOT_KEPT");
    private static final AmountAlone AMOUNT_ALONE = new AmountAlone("Amount", "CurrencyIsoCode");
    private static final int BODY_BYTES = 5 * 1024 * 1024;
    private static final int ORGANIZATION_LENGTH = 15;

    private static final Answer ACK = Answer.of(
            200,
            "text/xml; charset=utf-8",
            """
            <?xml version="1.0" encoding="UTF-8"?>\
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
            <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack>\
            </notificationsResponse></soapenv:Body></soapenv:Envelope>""");

    private final Connection connection;
    private final @Nullable RecordSource source;
    private final Records records;
    private final PlatformEvents platformEvents;
    private final @Nullable String organization;
    private final boolean currencyFromRecord;

    SalesforceAdapter(Connection connection, @Nullable RecordSource source) {
        this.connection = connection;
        this.source = source;
        this.records = new Records(connection);
        this.platformEvents = PlatformEvents.of(connection.settings());
        this.organization = connection.settings().get("organization-id");
        this.currencyFromRecord = source != null && "true".equals(connection.settings().get("currency-from-record"));
    }

    @Override
    public int version() {
        return 2;
    }

    /** A message has up to 100 records with all the fields somebody chose. */
    @Override
    public int bodyBytes() {
        return BODY_BYTES;
    }

    @Override
    public void verify(Delivery delivery) {
        SharedSecret.verify(delivery, SharedSecret.HEADER, connection.secrets());
    }

    /** A message has a session of the user in it if somebody chose to send one. */
    @Override
    public Delivery kept(Delivery delivery) {
        return isXml(delivery.body())
                ? delivery.withBody(Mask.elements(delivery.body(), "SessionId"))
                : delivery;
    }

    /** Messages are told apart one by one, because all of a body are sent again if one was not taken. */
    @Override
    public @Nullable String deliveryKey(Delivery delivery) {
        return null;
    }

    @Override
    public @Nullable Answer answer(Delivery delivery) {
        return isXml(delivery.body()) ? ACK : null;
    }

    @Override
    public Contents read(Delivery delivery) {
        Translation translation = new Translation(connection, delivery.receivedAt(), delivery.receipt());
        return Reading.body(
                delivery,
                () -> isXml(delivery.body()) ? message(delivery, translation) : events(delivery, translation));
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
                    Moment moment = modified(found, Moment.of(fetchedAt));
                    Item whole = records.read(
                            thin.object(), thin.id(), found, Records.Kind.WHOLE, moment, null, translation);
                    DealChange amount = AMOUNT_ALONE.change(thin, found);
                    return amount == null ? List.of(whole) : List.of(whole, translation.deal(amount));
                },
                () -> recordJson);
        return new Contents(false, items);
    }

    private Contents message(Delivery delivery, Translation translation) {
        OutboundMessage message = OutboundMessage.parse(delivery.text());
        requireOrganization(message.organization());
        List<Item> items = new ArrayList<>();
        for (OutboundMessage.Notification each : message.notifications()) {
            items.addAll(Reading.items(each.object(), () -> notification(each, translation), each::raw));
        }
        return new Contents(true, items);
    }

    private List<Item> notification(OutboundMessage.Notification notification, Translation translation) {
        JsonObject fields = JsonObject.of(notification.fields());
        if (notification.object() == null || notification.id() == null) {
            throw new Rejected("MISSING_FIELD", "Notification", "the notification has no id or no type of record");
        }
        Moment moment = modified(fields, Moment.ofArrival(translation.receivedAt(), notification.id()));
        return said(
                notification.object(), fields.require("Id"), fields, Records.Kind.WHOLE, moment, null, translation);
    }

    /** What is said of one record; an amount whose currency is not said waits for the record, if that is wanted. */
    private List<Item> said(
            String object,
            String id,
            JsonObject said,
            Records.Kind kind,
            Moment moment,
            @Nullable String sequence,
            Translation translation) {
        boolean waits = currencyFromRecord
                && object.equals("Opportunity")
                && AMOUNT_ALONE.isIn(said, kind == Records.Kind.CHANGES);
        if (!waits) {
            return List.of(records.read(object, id, said, kind, moment, sequence, translation));
        }
        Item rest = records.read(object, id, AMOUNT_ALONE.without(said), kind, moment, sequence, translation);
        Item thin = new Item.Thin(
                object, FactId.require(object, id), moment.at(), AMOUNT_ALONE.kept(said, sequence));
        return rest.equals(Translation.NO_CHANGE) ? List.of(thin) : List.of(rest, thin);
    }

    private static Moment modified(JsonObject fields, Moment otherwise) {
        Instant modified = fields.time("LastModifiedDate").orNull();
        return modified == null ? otherwise : Moment.of(modified);
    }

    private Contents events(Delivery delivery, Translation translation) {
        List<JsonItem> events = JsonBody.items(delivery.body());
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            int index = i;
            JsonItem each = events.get(index);
            items.addAll(Reading.items(
                    typeOf(each.json()), () -> event(each.json(), delivery, index, translation), each::raw));
        }
        return new Contents(events.size() != 1, items);
    }

    private List<Item> event(JsonNode json, Delivery delivery, int index, Translation translation) {
        if (!ChangeEvent.isOne(JsonObject.of(json).json())) {
            Item own = platformEvents.read(json, delivery, index, translation);
            return List.of(own == null ? UNKNOWN_TYPE : own);
        }
        ChangeEvent event = ChangeEvent.of(json);
        if (!Records.isKept(event.entity())) {
            return List.of(UNKNOWN_TYPE);
        }
        if (event.type().equals("GAP_OVERFLOW") || event.ids().stream().anyMatch(id -> id.endsWith("*"))) {
            throw new Rejected(
                    "RECORDS_UNKNOWN",
                    "ChangeEventHeader.recordIds",
                    "the event does not say which records of %s changed; import them".formatted(event.entity()));
        }
        List<Item> items = new ArrayList<>();
        event.ids().forEach(id -> items.addAll(change(event, id, translation)));
        return together(items);
    }

    private List<Item> change(ChangeEvent event, String id, Translation translation) {
        return switch (event.type()) {
            case "CREATE" -> said(event, id, Records.Kind.CREATION, translation);
            case "UPDATE" -> update(event, id, translation);
            case "DELETE", "GAP_DELETE" ->
                List.of(ended(event, DealChange.of(id, event.moment()).deletion(), translation));
            case "UNDELETE", "GAP_UNDELETE" -> {
                Item restored = ended(event, DealChange.of(id, event.moment()).restoration(), translation);
                yield source == null ? List.of(restored) : List.of(restored, thin(event, id));
            }
            case "GAP_CREATE", "GAP_UPDATE" -> List.of(asked(event, id));
            default -> List.of(UNKNOWN_TYPE);
        };
    }

    private List<Item> said(ChangeEvent event, String id, Records.Kind kind, Translation translation) {
        return said(
                event.entity(), id, JsonObject.of(event.said()), kind, event.moment(), event.sequence(), translation);
    }

    /** A change of a task does not say what the task is about. */
    private List<Item> update(ChangeEvent event, String id, Translation translation) {
        List<Item> items = said(event, id, Records.Kind.CHANGES, translation);
        boolean unattached = items.getFirst().equals(new Item.Ignored("NOT_ATTACHED"));
        return unattached && source != null ? List.of(thin(event, id)) : items;
    }

    private static Item ended(ChangeEvent event, DealChange change, Translation translation) {
        return event.entity().equals("Opportunity") ? translation.deal(change.sequence(event.sequence())) : NOT_KEPT;
    }

    private Item asked(ChangeEvent event, String id) {
        if (source == null) {
            throw new Rejected(
                    "RECORD_NEEDED",
                    "ChangeEventHeader.changeType",
                    "the event says only that something changed, and the connection has no credential to ask with");
        }
        return thin(event, id);
    }

    private static Item thin(ChangeEvent event, String id) {
        return new Item.Thin(event.entity(), FactId.require(event.entity(), id), event.moment().at(), "{}");
    }

    /** What one event says of several records is one item. */
    private static List<Item> together(List<Item> items) {
        List<Item.Accepted> accepted = items.stream()
                .filter(Item.Accepted.class::isInstance)
                .map(Item.Accepted.class::cast)
                .toList();
        if (accepted.size() < 2) {
            return items;
        }
        List<Item> together = new ArrayList<>(items);
        together.removeAll(accepted);
        together.addFirst(new Item.Accepted(
                accepted.stream().flatMap(each -> each.events().stream()).toList()));
        return together;
    }

    private void requireOrganization(@Nullable String claimed) {
        boolean same = organization == null
                || claimed != null && prefix(organization).equals(prefix(claimed));
        if (!same) {
            throw new Rejected(
                    "WRONG_TENANT", "OrganizationId", "the message is of another organisation than the connection");
        }
    }

    /** Ids come with 15 characters, or with three more that repeat their case. */
    private static String prefix(String id) {
        return id.substring(0, Math.min(ORGANIZATION_LENGTH, id.length()));
    }

    private static boolean isXml(byte[] body) {
        int i = 0;
        while (i < body.length && Character.isWhitespace(body[i])) {
            i++;
        }
        return i < body.length && body[i] == '<';
    }

    private static @Nullable String typeOf(JsonNode json) {
        return ChangeEvent.isOne(json) ? "ChangeEvent" : null;
    }
}
