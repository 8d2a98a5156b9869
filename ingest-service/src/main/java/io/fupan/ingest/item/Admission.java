package io.fupan.ingest.item;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.delivery.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides about one item: an event that readers can rely on, or a refusal that says why. */
final class Admission {

    private static final int MAX_SUBJECT = 512;

    private Admission() {}

    static Item admit(Delivery delivery, JsonNode json, Slice slice) {
        try {
            if (slice.length() > Limits.EVENT_BYTES) {
                throw tooLarge(slice.length());
            }
            return accept(delivery, json);
        } catch (Rejected e) {
            return refuse(json, slice, e);
        } catch (JacksonException | NumberFormatException e) {
            // For example a number that is too large for its field, which the codec does not expect.
            return refuse(json, slice, new Rejected("INVALID_FIELD", "data", "a value in 'data' is out of range"));
        }
    }

    static Item.Refused refuseUnread(Slice slice) {
        Rejected why = tooLarge(slice.length());
        return new Item.Refused(null, null, null, why.reason(), why.field(), why.detail(), slice.text());
    }

    private static Item accept(Delivery delivery, JsonNode json) {
        String type = typeOf(json);
        if (Families.DEAL.knows(type)) {
            return dated(delivery, Families.DEAL, Topics.DEAL_EVENTS, Families.DEAL.read(json));
        }
        if (Families.CUSTOMER.knows(type)) {
            return dated(delivery, Families.CUSTOMER, Topics.CUSTOMER_EVENTS, Families.CUSTOMER.read(json));
        }
        if (Families.ACTIVITY.knows(type)) {
            return dated(delivery, Families.ACTIVITY, Topics.ACTIVITY_EVENTS, Families.ACTIVITY.read(json));
        }
        if (Families.REFERENCE.knows(type)) {
            return dated(delivery, Families.REFERENCE, Topics.REFERENCE_EVENTS, statement(json));
        }
        if (type.startsWith("feedback.")) {
            throw new Rejected("WRONG_DOOR", "type", "feedback has its own door: send it to /api/v1/feedback");
        }
        throw new Rejected("UNKNOWN_TYPE", "type", "no event is of type '%s'".formatted(type));
    }

    /**
     * Accepts an event of {@link Families#RECORDED} that was read already.
     *
     * @throws Rejected if its times cannot be
     */
    static Item accept(Delivery delivery, Event<Fact> event) {
        return dated(delivery, Families.RECORDED, topicOf(event.type()), event);
    }

    private static Topic topicOf(String type) {
        if (Families.DEAL.knows(type)) {
            return Topics.DEAL_EVENTS;
        }
        return Families.CUSTOMER.knows(type) ? Topics.CUSTOMER_EVENTS : Topics.ACTIVITY_EVENTS;
    }

    private static <F extends Fact> Item dated(Delivery delivery, EventCodec<F> codec, Topic topic, Event<F> event) {
        Event<F> received = event.receivedIn(delivery.receipt());
        return new Item.Accepted(List.of(Recorded.of(codec, topic, received, delivery.receivedAt())));
    }

    /** Reference data is about what it says, not about what the sender calls it; so the subject may be left out. */
    private static Event<ReferenceFact> statement(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.put("subject", "stated by the data");
        }
        Event<ReferenceFact> event = Families.REFERENCE.read(json);
        if (event.data() instanceof ReferenceFact.TargetSet target) {
            requireRevision(target);
        }
        String subject = event.data().subject();
        if (subject.length() > MAX_SUBJECT) {
            throw new Rejected(
                    "INVALID_FIELD", "data", "the names in 'data' are too long: %d characters".formatted(subject.length()));
        }
        return new Event<>(
                event.id(),
                event.source(),
                event.type(),
                subject,
                event.time(),
                event.sequence(),
                event.recordedAt(),
                event.receipt(),
                event.provenance(),
                event.data());
    }

    /** Without a version a target would replace any other, and nobody could say later why it was changed. */
    private static void requireRevision(ReferenceFact.TargetSet target) {
        Integer version = target.version();
        if (version == null) {
            throw new Rejected(
                    "MISSING_FIELD", "data.version", "'data.version' is required: 1, or one more for each revision");
        }
        if (version < 1) {
            throw new Rejected("INVALID_FIELD", "data.version", "expected a version from 1, but received " + version);
        }
        if (version > 1 && (target.reason() == null || target.reason().isBlank())) {
            throw new Rejected("REASON_REQUIRED", "data.reason", "a target is revised for a reason; say which");
        }
    }

    private static String typeOf(JsonNode json) {
        if (!json.isObject()) {
            throw new Rejected(
                    "INVALID_EVENT", null, "expected a CloudEvents JSON object, but received " + json.getNodeType());
        }
        JsonNode type = json.get("type");
        if (type == null || !type.isString() || type.asString().isBlank()) {
            throw new Rejected("MISSING_FIELD", "type", "the CloudEvents attribute 'type' is required");
        }
        return type.asString();
    }

    private static Rejected tooLarge(int length) {
        return new Rejected(
                "EVENT_TOO_LARGE",
                null,
                "an event may have at most %d bytes, but this one has %d".formatted(Limits.EVENT_BYTES, length));
    }

    private static Item.Refused refuse(JsonNode json, Slice slice, Rejected why) {
        return Item.Refused.because(
                why, text(json.get("id")), text(json.get("source")), text(json.get("type")), slice.text());
    }

    private static @Nullable String text(@Nullable JsonNode attribute) {
        return attribute == null || !attribute.isString() ? null : attribute.asString();
    }
}
