package io.fupan.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The platform's API, through the gateway, with one caller's token. */
record Api(String url, String token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The value of a metric; the parameters are pairs of name and value. */
    JsonNode metric(String metric, String... parameters) {
        return get("/api/v1/metrics/" + metric + query(parameters));
    }

    /** The answer to a GET that must succeed. */
    JsonNode get(String path) {
        HttpResponse<String> answer = answer(path);
        assertThat(answer.statusCode()).as(() -> path + ": " + answer.body()).isEqualTo(200);
        return EventCodec.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to a GET, whatever it is. */
    HttpResponse<String> answer(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return send(request);
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String query(String... parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return query.toString();
    }
}
