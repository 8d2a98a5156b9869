package io.fupan.ingest.crm.fxiaoke;

import io.fupan.event.json.Json;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.lookup.HttpRecords;
import io.fupan.ingest.lookup.Pace;
import io.fupan.ingest.lookup.RecordSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks FXiaoke's open API for a record: every call is a POST, and every answer says in its body whether it worked. The
 * access token is asked for when it is needed, and again when it is refused.
 */
final class FxRecords implements RecordSource {

    private static final String HOST = "https://open.fxiaoke.com";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int TOO_MANY = 429;
    private static final int ATTEMPTS = 3;
    private static final int LARGEST = 1024 * 1024;
    private static final Set<Integer> TOKEN_REFUSED = Set.of(20005, 20016, 20017);

    private final HttpClient client;
    private final String base;
    private final Map<String, String> credentials;
    private final Pace pace;
    private volatile @Nullable Access access;

    private record Access(String token, String corporation) {}

    /** It asks to be left alone for a while. */
    private static final class Busy extends IOException {

        private static final long serialVersionUID = 1;

        private final Duration after;

        Busy(int status, Duration after) {
            super("asked to wait: status " + status);
            this.after = after;
        }
    }

    private FxRecords(HttpClient client, String base, Map<String, String> credentials, Pace pace) {
        this.client = client;
        this.base = base;
        this.credentials = credentials;
        this.pace = pace;
    }

    /**
     * The records of a connection.
     *
     * @throws IllegalArgumentException if a credential is missing or the address is not one of HTTPS
     */
    static FxRecords of(HttpClient client, Connection connection, Pace pace) {
        for (String name : new String[] {"app-id", "app-secret", "permanent-code", "open-user-id"}) {
            if (!connection.credentials().containsKey(name)) {
                throw new IllegalArgumentException("the credential '%s' is missing".formatted(name));
            }
        }
        String base = connection.settings().getOrDefault("api-url", HOST);
        if (!base.startsWith("https://") && !base.startsWith("http://localhost:")) {
            throw new IllegalArgumentException("the setting 'api-url' has to be an address with https");
        }
        return new FxRecords(client, base, connection.credentials(), pace);
    }

    @Override
    public Reply ask(String object, String id) throws InterruptedException {
        String why = "not asked yet";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Access known = access();
                if (known == null) {
                    return new Reply.Denied("no access token was given");
                }
                JsonNode answer = post("/cgi/crm/v2/data/get", question(known, object, id));
                int code = answer.path("errorCode").asInt(-1);
                if (!TOKEN_REFUSED.contains(code)) {
                    return understood(answer, code);
                }
                why = "the access token is refused";
                access = null;
            } catch (Busy e) {
                return new Reply.Later(e.after, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                why = "no answer: " + e.getMessage();
                if (attempt < ATTEMPTS) {
                    pace.pause(PAUSE.multipliedBy(attempt));
                }
            }
        }
        return new Reply.Later(LATER, why);
    }

    private static Reply understood(JsonNode answer, int code) {
        String message = answer.path("errorMessage").asString("");
        JsonNode data = answer.path("data");
        if (code == 0) {
            return data.isObject() && !data.isEmpty() ? new Reply.Found(data.toString()) : new Reply.Gone();
        }
        return message.contains("不存在") ? new Reply.Gone() : new Reply.Denied("error %d: %s".formatted(code, message));
    }

    private ObjectNode question(Access known, String object, String id) {
        ObjectNode question = Json.mapper().createObjectNode();
        question.put("corpAccessToken", known.token())
                .put("corpId", known.corporation())
                .put("currentOpenUserId", credentials.get("open-user-id"));
        question.putObject("data").put("dataObjectApiName", object).put("objectDataId", id);
        return question;
    }

    private @Nullable Access access() throws IOException, InterruptedException {
        Access known = access;
        if (known != null) {
            return known;
        }
        JsonNode answer = post(
                "/cgi/corpAccessToken/get/V2",
                Json.mapper()
                        .createObjectNode()
                        .put("appId", credentials.get("app-id"))
                        .put("appSecret", credentials.get("app-secret"))
                        .put("permanentCode", credentials.get("permanent-code")));
        String token = answer.path("corpAccessToken").asString("");
        access = token.isEmpty() ? null : new Access(token, answer.path("corpId").asString(""));
        return access;
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        pace.take();
        HttpResponse<byte[]> response = client.send(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
        if (response.statusCode() == TOO_MANY) {
            throw new Busy(TOO_MANY, HttpRecords.retryAfter(response, LATER));
        }
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        try {
            return Json.mapper().readTree(new String(response.body(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new IOException("the answer is not JSON", e);
        }
    }
}
