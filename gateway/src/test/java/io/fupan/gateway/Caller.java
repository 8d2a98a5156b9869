package io.fupan.gateway;

import io.fupan.gateway.issuer.Grant;
import io.fupan.gateway.issuer.LocalTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who calls the gateway. */
public record Caller(int port, String token) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Somebody without a token. */
    public static Caller anonymous(int port) {
        return new Caller(port, null);
    }

    /** A manager. */
    public static Caller manager(int port, LocalTokens tokens) {
        return new Caller(port, tokens.issue(Grant.manager(Duration.ofMinutes(5))));
    }

    /** Asks for a path, with headers given as name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** Posts a body whose length is declared. */
    public HttpResponse<String> post(String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Posts a body whose length is not declared. */
    public HttpResponse<String> postInChunks(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
    }

    /** Opens a stream, whose body is read while it comes. */
    public HttpResponse<InputStream> open(String path, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path, headers).timeout(Duration.ofSeconds(20)).GET().build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
