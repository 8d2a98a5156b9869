package io.fupan.feedback.entry;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import tools.jackson.databind.JsonNode;

/** A kind of answer that can be sent. */
interface Entry {

    /** Where all events of this service come from. */
    String SOURCE = "/feedback";

    /** The kind, as meters name it. */
    String kind();

    /**
     * Makes the event of an answer.
     *
     * @throws Rejected if the answer is not valid; names the field
     */
    Event<FeedbackFact> read(JsonNode answer);
}
