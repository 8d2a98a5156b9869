package io.fupan.ingest.door;

import io.fupan.event.json.Json;
import io.fupan.ingest.connection.ConnectionActivity;
import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Bodies;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Room;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.service.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes in what systems send and sign, whichever way the request came here. */
@Component
final class WebhookDoor {

    private static final int ACCEPTED = 202;

    private final Connections connections;
    private final ConnectionActivity activity;
    private final Intake intake;
    private final Room room;
    private final IngestMeters.Door meters;

    WebhookDoor(
            Connections connections,
            ConnectionActivity activity,
            @Qualifier("webhookIntake") Intake intake,
            Room room,
            IngestMeters meters) {
        this.connections = connections;
        this.activity = activity;
        this.intake = intake;
        this.room = room;
        this.meters = meters.at(Sender.WEBHOOK);
    }

    /**
     * Takes a delivery in; when there is an answer, it is safe.
     *
     * @param event what the last part of its address says happened, if it has one
     * @throws Problem if it was not taken
     */
    Answer receive(String system, String connection, @Nullable String event, HttpServletRequest request) {
        return meters.answer(() -> take(system, connection, event, request));
    }

    private Answer take(String system, String connection, @Nullable String event, HttpServletRequest request) {
        CrmAdapter adapter = connections.at(system, connection);
        try (Room.Place place = room.place()) {
            Delivery delivery = Bodies.receive(request, event, adapter.bodyBytes(), place);
            adapter.verify(delivery);
            Sender sender = new Sender(Sender.WEBHOOK, system, connection, adapter.version());
            return take(adapter, sender, adapter.kept(delivery));
        } catch (Problem problem) {
            if (problem.getStatusCode().is4xxClientError()) {
                activity.refused(connection);
            }
            throw problem;
        }
    }

    private Answer take(CrmAdapter adapter, Sender sender, Delivery delivery) {
        Contents contents = adapter.read(delivery);
        Acceptance acceptance =
                intake.take(sender, delivery, adapter.deliveryKey(delivery), adapter.headers(), contents);
        if (adapter.explains()) {
            Intake.requireUseful(acceptance, contents.batch());
        }
        activity.delivered(sender.connection(), Lag.of(contents, delivery.receivedAt()));
        Answer answer = adapter.answer(delivery);
        return answer == null
                ? new Answer(ACCEPTED, "application/json", Json.mapper().writeValueAsBytes(acceptance))
                : answer;
    }
}
