package io.fupan.ingest.crm.hubspot;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of HubSpot. Version 3 has a timestamp and signs the address; versions 2 and 1 are older, and count
 * only where the connection says so, or an old delivery could be replayed without its newer signature.
 *
 * @param method that is signed with the address; webhooks are {@code POST}
 * @param secrets the client secrets
 * @param uris the public address as HubSpot calls it: as configured, and with its escapes undone
 * @param versions which versions count
 */
record HubSpotSignature(String method, List<String> secrets, List<String> uris, Set<String> versions) {

    static final String SIGNATURE = "X-HubSpot-Signature";
    static final String SIGNATURE_V3 = "X-HubSpot-Signature-v3";
    static final String VERSION = "X-HubSpot-Signature-Version";
    static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String WEBHOOK = "POST";
    private static final int MAX_DIGITS = 15;
    private static final Map<String, String> ESCAPES = Map.ofEntries(
            Map.entry("%3A", ":"), Map.entry("%2F", "/"), Map.entry("%3F", "?"), Map.entry("%40", "@"),
            Map.entry("%21", "!"), Map.entry("%24", "$"), Map.entry("%27", "'"), Map.entry("%28", "("),
            Map.entry("%29", ")"), Map.entry("%2A", "*"), Map.entry("%2C", ","), Map.entry("%3B", ";"));

    /** The signatures of webhooks. */
    static HubSpotSignature of(List<String> secrets, @Nullable String uri, Set<String> versions) {
        if (uri == null) {
            return new HubSpotSignature(WEBHOOK, secrets, List.of(), versions);
        }
        String decoded = uri;
        for (Map.Entry<String, String> escape : ESCAPES.entrySet()) {
            decoded = decoded.replace(escape.getKey(), escape.getValue());
        }
        List<String> uris = decoded.equals(uri) ? List.of(uri) : List.of(uri, decoded);
        return new HubSpotSignature(WEBHOOK, secrets, uris, versions);
    }

    /**
     * Checks a delivery.
     *
     * @throws Problem 401
     */
    void verify(Delivery delivery) {
        String newest = delivery.header(SIGNATURE_V3);
        String older = delivery.header(SIGNATURE);
        String version = delivery.header(VERSION);
        if (newest != null && versions.contains("v3")) {
            verifyV3(delivery, newest);
        } else if (older == null
                || version == null
                || !versions.contains(version)
                || !holds(older, version, delivery.body())) {
            throw Proof.invalid();
        }
    }

    private void verifyV3(Delivery delivery, String claimed) {
        String timestamp = delivery.header(TIMESTAMP);
        if (timestamp == null || !Proof.isNumber(timestamp, MAX_DIGITS)) {
            throw Proof.invalid();
        }
        boolean holds = false;
        for (String uri : uris) {
            holds |= Proof.holds(claimed, secrets, secret -> Proof.base64(Hmac.sha256(secret)
                    .of(bytes(method), bytes(uri), delivery.body(), bytes(timestamp))));
        }
        if (!holds) {
            throw Proof.invalid();
        }
        Proof.requireWithin(TOLERANCE, Instant.ofEpochMilli(Long.parseLong(timestamp)), delivery.receivedAt());
    }

    private boolean holds(String claimed, String version, byte[] body) {
        if (version.equals("v1")) {
            return Proof.holds(claimed, secrets, secret -> Proof.hex(Digest.sha256(bytes(secret), body)));
        }
        boolean holds = false;
        for (String uri : version.equals("v2") ? uris : List.<String>of()) {
            holds |= Proof.holds(
                    claimed,
                    secrets,
                    secret -> Proof.hex(Digest.sha256(bytes(secret), bytes(method), bytes(uri), body)));
        }
        return holds;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "HubSpotSignature" + versions;
    }
}
