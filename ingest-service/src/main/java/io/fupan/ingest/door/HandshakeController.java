package io.fupan.ingest.door;

import io.fupan.ingest.connection.Connections;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Consents to deliveries: senders that follow the webhooks of CloudEvents ask before they send the first one. */
@RestController
@Hidden
final class HandshakeController {

    private static final String ORIGIN = "WebHook-Request-Origin";
    private static final String CONSENT = "WebHook-Allowed-Origin";
    private static final String RATE = "WebHook-Allowed-Rate";

    private final Connections connections;

    HandshakeController(Connections connections) {
        this.connections = connections;
    }

    @RequestMapping(path = "/webhooks/{system}/{connection}", method = RequestMethod.OPTIONS)
    ResponseEntity<Void> consent(
            @PathVariable String system,
            @PathVariable String connection,
            @RequestHeader(name = ORIGIN, required = false) @Nullable String origin) {
        connections.at(system, connection);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().allow(HttpMethod.POST, HttpMethod.OPTIONS);
        // The consent is no proof: each delivery still has to be signed. So any origin may try, as fast as it likes.
        return origin == null ? answer.build() : answer.header(CONSENT, origin).header(RATE, "*").build();
    }
}
