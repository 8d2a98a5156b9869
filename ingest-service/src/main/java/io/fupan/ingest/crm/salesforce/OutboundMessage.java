package io.fupan.ingest.crm.salesforce;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.body.XmlBody;
import io.fupan.ingest.delivery.Limits;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An outbound message (SOAP 1.1) of up to 100 notifications.
 *
 * @param organization the sender's organisation, as it says
 */
record OutboundMessage(@Nullable String organization, List<Notification> notifications) {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /**
     * One notification.
     *
     * @param id the same when it is sent again
     * @param object the kind of record, for example {@code Opportunity}
     * @param fields the fields that somebody chose to send, as text; {@code null} for those that are empty
     */
    record Notification(@Nullable String id, @Nullable String object, ObjectNode fields) {

        /** The notification in JSON, which is how it is kept if it is refused. */
        String raw() {
            return Json.mapper()
                    .createObjectNode()
                    .put("Id", id)
                    .put("object", object)
                    .<ObjectNode>set("fields", fields)
                    .toString();
        }
    }

    /**
     * Reads a body.
     *
     * @throws Rejected if it is no XML or no outbound message
     */
    static OutboundMessage parse(String text) {
        Collecting collecting = new Collecting();
        XmlBody.read(text, collecting);
        if (!collecting.isMessage) {
            throw new Rejected("INVALID_XML", null, "expected an outbound message");
        }
        return new OutboundMessage(collecting.organization, List.copyOf(collecting.notifications));
    }

    private static final class Collecting implements XmlBody.Reader {

        private final List<Notification> notifications = new ArrayList<>();
        private boolean isMessage;
        private @Nullable String organization;
        private @Nullable String id;
        private @Nullable String object;
        private boolean inRecord;
        private boolean isNil;
        private ObjectNode fields = Json.mapper().createObjectNode();

        @Override
        public void start(String name, XMLStreamReader xml) {
            isNil = "true".equals(xml.getAttributeValue(XSI, "nil"));
            switch (name) {
                case "notifications" -> isMessage = true;
                case "Notification" -> {
                    id = null;
                    object = null;
                    fields = Json.mapper().createObjectNode();
                }
                case "sObject" -> {
                    inRecord = true;
                    String type = xml.getAttributeValue(XSI, "type");
                    object = type == null ? null : type.substring(type.indexOf(':') + 1);
                }
                default -> {
                    // A field: its value is known at its end.
                }
            }
        }

        @Override
        public void end(String name, String text) {
            switch (name) {
                case "sObject" -> inRecord = false;
                case "Notification" -> add();
                default -> {
                    if (inRecord) {
                        fields.put(name, isNil || text.isEmpty() ? null : text);
                    } else if (name.equals("Id")) {
                        id = text;
                    } else if (name.equals("OrganizationId")) {
                        organization = text;
                    }
                }
            }
            isNil = false;
        }

        private void add() {
            if (notifications.size() == Limits.EVENTS) {
                throw new Rejected(
                        "TOO_MANY_ITEMS", null, "a message may have at most %d notifications".formatted(Limits.EVENTS));
            }
            notifications.add(new Notification(id, object, fields));
        }
    }
}
