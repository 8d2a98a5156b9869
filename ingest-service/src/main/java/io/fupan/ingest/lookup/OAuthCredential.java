package io.fupan.ingest.lookup;

import io.fupan.event.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A short-lived access token, got with a long-lived one (OAuth 2.0, {@code refresh_token}) whenever it is refused. */
public final class OAuthCredential implements Credential {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int OK = 200;

    private final HttpClient client;
    private final URI endpoint;
    private final String scheme;
    private final String form;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable String header;

    /**
     * A credential that gets its token when it is first needed.
     *
     * @param endpoint where tokens are given out
     * @param scheme what stands before the token in the header, for example {@code Bearer}
     * @param grant what is sent there, for example {@code refresh_token}, {@code client_id}, {@code client_secret}
     */
    public OAuthCredential(HttpClient client, URI endpoint, String scheme, Map<String, String> grant) {
        this.client = client;
        this.endpoint = endpoint;
        this.scheme = scheme;
        this.form = new TreeMap<>(grant)
                .entrySet().stream()
                        .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
    }

    @Override
    public String header() throws IOException, InterruptedException {
        String known = header;
        if (known != null) {
            return known;
        }
        // A thousand waiting questions need but one new token.
        lock.lockInterruptibly();
        try {
            if (header == null) {
                header = scheme + ' ' + token();
            }
            return String.valueOf(header);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean renew(String refused) {
        lock.lock();
        try {
            if (refused.equals(header)) {
                header = null;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private String token() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> response =
                client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        if (response.statusCode() != OK) {
            throw new IOException("no token was given: status " + response.statusCode());
        }
        try {
            JsonNode token = Json.mapper().readTree(response.body()).path("access_token");
            if (!token.isString() || token.asString().isBlank()) {
                throw new IOException("no token was given: the answer has none");
            }
            return token.asString();
        } catch (JacksonException e) {
            throw new IOException("no token was given: the answer is no JSON", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
