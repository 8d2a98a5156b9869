package io.fupan.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunningGateway
class OpenApiTests {

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Test
    void answersThoughAServiceIsAway() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get("/openapi.json");

        JsonNode document = json.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").has("/api/v1/schemas/{topic}")).isTrue();
        assertThat(document.path("x-unavailable").values()).extracting(JsonNode::asString).containsExactly("report");
    }

    @Test
    void pointsThePageToTheDocument() throws Exception {
        HttpResponse<String> page = Caller.anonymous(port).get("/docs");
        HttpResponse<String> initializer = Caller.anonymous(port).get("/swagger-ui/swagger-initializer.js");

        assertThat(page.headers().firstValue("Location")).get().asString()
                .contains("/swagger-ui/index.html");
        assertThat(initializer.body()).contains("configUrl");
        assertThat(Caller.anonymous(port).get("/v3/api-docs/swagger-config").body()).contains("/openapi.json");
    }
}
