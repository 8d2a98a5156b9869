package io.fupan.local.demo;

import io.fupan.local.console.CannotContinue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends requests until they are answered: a service that is away for a while loses nothing. */
final class Http {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Duration patience;

    /** Tries for as long as {@code patience}. */
    Http(Duration patience) {
        this.patience = patience;
    }

    /** The first answer that is not "try again"; the request is made anew for each attempt. */
    HttpResponse<String> send(Supplier<HttpRequest> request) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (true) {
            HttpRequest attempt = request.get();
            String failure;
            try {
                HttpResponse<String> response = client.send(attempt, HttpResponse.BodyHandlers.ofString());
                if (!isTemporary(response.statusCode())) {
                    return response;
                }
                failure = "status " + response.statusCode() + ' ' + response.body();
            } catch (IOException e) {
                failure = e.toString();
            }
            giveUpAfter(deadline, attempt.uri(), failure);
            Thread.sleep(PAUSE);
        }
    }

    private static boolean isTemporary(int status) {
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    }

    private void giveUpAfter(Instant deadline, URI uri, @Nullable String failure) {
        if (Instant.now().isAfter(deadline)) {
            throw new CannotContinue(
                    "%s has not answered for %d s: %s".formatted(uri, patience.toSeconds(), failure));
        }
    }
}
