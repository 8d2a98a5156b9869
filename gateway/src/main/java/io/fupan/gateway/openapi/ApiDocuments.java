package io.fupan.gateway.openapi;

import io.fupan.gateway.route.Route;
import io.fupan.gateway.route.ServiceAddresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fetches the services' API documents and keeps their sum for a short while, shorter when a service was away. */
final class ApiDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(ApiDocuments.class);
    private static final String PATH = "/v3/api-docs";

    /** A service writes its document when it is first asked for it, which takes a busy machine many seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration KEPT_INCOMPLETE = Duration.ofSeconds(2);

    private final ServiceAddresses addresses;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private @Nullable Kept kept;

    ApiDocuments(ServiceAddresses addresses, JsonMapper json, Clock clock) {
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
    }

    private record Kept(ObjectNode document, Instant until) {}

    /** The document of all services that answer; {@code x-unavailable} names the others. */
    synchronized ObjectNode combined() {
        Instant now = clock.instant();
        if (kept == null || now.isAfter(kept.until())) {
            ObjectNode document = fetch();
            boolean complete = !document.has(CombinedDocument.UNAVAILABLE);
            kept = new Kept(document, now.plus(complete ? KEPT : KEPT_INCOMPLETE));
        }
        return kept.document();
    }

    private ObjectNode fetch() {
        Map<Route, CompletableFuture<Optional<ObjectNode>>> answers = new LinkedHashMap<>();
        for (Route route : Route.table()) {
            answers.put(route, request(route.service()));
        }
        CombinedDocument combined = new CombinedDocument(json);
        answers.forEach((route, answer) -> answer.join()
                .ifPresentOrElse(
                        document -> combined.add(route, document), () -> combined.addUnavailable(route.service())));
        combined.document().withObject("/paths").setAll(OwnPaths.of(json));
        return combined.document();
    }

    private CompletableFuture<Optional<ObjectNode>> request(String service) {
        URI uri = addresses.of(service).resolve(PATH);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> parse(service, response))
                .exceptionally(failure -> {
                    LOG.warn("API document not fetched: service={} cause={}", service, failure.toString());
                    return Optional.empty();
                });
    }

    private Optional<ObjectNode> parse(String service, HttpResponse<byte[]> response) {
        try {
            if (response.statusCode() == 200 && json.readTree(response.body()) instanceof ObjectNode document) {
                return Optional.of(document);
            }
        } catch (JacksonException e) {
            LOG.warn("API document not readable: service={} cause={}", service, e.getOriginalMessage());
        }
        return Optional.empty();
    }
}
