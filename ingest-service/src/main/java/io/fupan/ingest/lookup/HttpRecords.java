package io.fupan.ingest.lookup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks over HTTP: with time-outs, not faster than allowed, again after a while if the system says so or stumbles, and
 * never following a redirect, which could lead our credential elsewhere.
 */
public final class HttpRecords implements RecordSource {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int LARGEST_RECORD = 1024 * 1024;
    private static final int ATTEMPTS = 4;

    private final HttpClient client;
    private final BiFunction<String, String, @Nullable URI> addresses;
    private final Credential credential;
    private final Pace pace;

    /**
     * A source of records.
     *
     * @param addresses where a record is, by the system's name for its kind and its id; {@code null} for kinds that
     *     are not asked for
     * @param perSecond how many requests a second are sent at most
     */
    public HttpRecords(
            HttpClient client,
            BiFunction<String, String, @Nullable URI> addresses,
            Credential credential,
            int perSecond) {
        this(client, addresses, credential, Pace.of(perSecond));
    }

    HttpRecords(
            HttpClient client,
            BiFunction<String, String, @Nullable URI> addresses,
            Credential credential,
            Pace pace) {
        this.client = client;
        this.addresses = addresses;
        this.credential = credential;
        this.pace = pace;
    }

    /** A client as it is used for all systems; one serves all connections of a system. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Reply ask(String object, String id) throws InterruptedException {
        // The id comes from outside; nothing but an id may get into the address.
        URI address = ID.matcher(id).matches() ? addresses.apply(object, id) : null;
        if (address == null) {
            return new Reply.Denied("records of this kind and id are not asked for: " + object);
        }
        Attempt attempt = new Attempt.Again(FIRST_PAUSE, "not asked yet");
        for (int count = 1; count <= ATTEMPTS; count++) {
            attempt = attempt(address, FIRST_PAUSE.multipliedBy(1L << count));
            if (attempt instanceof Attempt.Done(Reply reply)) {
                return reply;
            }
            Attempt.Again again = (Attempt.Again) attempt;
            if (again.after().compareTo(LONGEST_PAUSE) > 0) {
                return new Reply.Later(again.after(), again.why());
            }
            if (count < ATTEMPTS) {
                pace.pause(again.after());
            }
        }
        return new Reply.Later(LATER, ((Attempt.Again) attempt).why());
    }

    private sealed interface Attempt {
        record Done(Reply reply) implements Attempt {}

        record Again(Duration after, String why) implements Attempt {}
    }

    private Attempt attempt(URI address, Duration pause) throws InterruptedException {
        pace.take();
        try {
            String header = credential.header();
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Authorization", header)
                    .header("Accept", "application/json")
                    .GET()
                    .build();
            HttpResponse<byte[]> response =
                    client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_RECORD));
            return understand(response, header, pause);
        } catch (IOException e) {
            return new Attempt.Again(pause, "no answer: " + e.getMessage());
        }
    }

    private Attempt understand(HttpResponse<byte[]> response, String header, Duration pause) {
        int status = response.statusCode();
        return switch (status) {
            case 200 -> new Attempt.Done(new Reply.Found(new String(response.body(), StandardCharsets.UTF_8)));
            case 204, 404, 410 -> new Attempt.Done(new Reply.Gone());
            case 401 ->
                credential.renew(header)
                        ? new Attempt.Again(Duration.ZERO, "the credential is refused")
                        : new Attempt.Done(new Reply.Denied("the credential is refused"));
            case 429, 503 -> new Attempt.Again(retryAfter(response, pause), "asked to wait: status " + status);
            case 403 -> {
                String text = new String(response.body(), StandardCharsets.UTF_8);
                yield text.contains("REQUEST_LIMIT_EXCEEDED")
                        ? new Attempt.Again(Duration.ofHours(1), "the day's requests are used up")
                        : new Attempt.Done(new Reply.Denied("not allowed to see the record"));
            }
            default ->
                status >= 500
                        ? new Attempt.Again(pause, "status " + status)
                        : new Attempt.Done(new Reply.Denied("status " + status));
        };
    }

    /** How long the system asks to wait, in its header {@code Retry-After}. */
    public static Duration retryAfter(HttpResponse<?> response, Duration otherwise) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(otherwise);
    }
}
