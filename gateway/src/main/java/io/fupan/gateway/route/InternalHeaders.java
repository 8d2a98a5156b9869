package io.fupan.gateway.route;

import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Headers that do not cross the gateway. */
final class InternalHeaders {

    private static final String INTERNAL_PREFIX = "x-fupan-";

    /** A sender that cannot sign shows its secret in it; the service it goes to checks it. */
    private static final String SENDERS_KEY = "x-fupan-key";

    /** Written by the gateway itself, on every answer. */
    private static final Set<String> OWNED = Set.of(
            "content-security-policy", "referrer-policy", "x-content-type-options", "x-frame-options", "server");

    private InternalHeaders() {}

    /** What a service is sent: nothing that only services may say to each other. */
    static HttpHeaders ofRequest(HttpHeaders headers) {
        return without(headers, Set.of());
    }

    /** What the caller is sent: nothing internal, nothing that the gateway says itself. */
    static HttpHeaders ofResponse(HttpHeaders headers) {
        return without(headers, OWNED);
    }

    private static HttpHeaders without(HttpHeaders headers, Set<String> names) {
        HttpHeaders kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean internal = lower.startsWith(INTERNAL_PREFIX) && !lower.equals(SENDERS_KEY);
            if (!internal && !names.contains(lower)) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }
}
