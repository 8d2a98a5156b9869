package io.fupan.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.schema.Schemas;
import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import io.fupan.gateway.issuer.Grant;
import io.fupan.gateway.issuer.LocalTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunningGateway
class ContractTests {

    @LocalServerPort
    int port;

    @Autowired
    LocalTokens tokens;

    @Autowired
    JsonMapper json;

    Caller analyst;

    @BeforeEach
    void signIn() {
        analyst = new Caller(port, tokens.issue(new Grant("bi", null, null, Duration.ofMinutes(5))));
    }

    @Test
    void listsTheTopicsThatHaveASchemaWithLinksThatLeadThere() throws Exception {
        JsonNode items = json.readTree(analyst.get("/api/v1/schemas").body()).get("items");

        assertThat(items).hasSize(Schemas.topics().size());
        for (JsonNode item : items) {
            HttpResponse<String> schema = analyst.get(item.at("/links/self").asString());
            assertThat(schema.headers().firstValue("Content-Type")).hasValue("application/schema+json");
            assertThat(json.readTree(schema.body()).get("title")).isEqualTo(item.get("topic"));
        }
    }

    @Test
    void describesTheTopicsWhateverTheCallerAccepts() throws Exception {
        HttpResponse<String> answer = analyst.get("/api/v1/asyncapi", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/vnd.aai.asyncapi+yaml");
        assertThat(answer.body()).contains("asyncapi: 3.0.0").contains("metrics.cells.v1:");
    }

    @Test
    void sendsADocumentOnlyOnceToWhoeverHasIt() throws Exception {
        HttpResponse<String> first = analyst.get("/api/v1/schemas/metrics.cells.v1");

        HttpResponse<String> second = analyst.get(
                "/api/v1/schemas/metrics.cells.v1", "If-None-Match", first.headers().firstValue("ETag").orElseThrow());

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/schemas/ingest.connections.v1", "/api/v1/schemas/..%2Fasyncapi", "/api/v1/schemas/none"})
    void knowsNoSchemaOfWhatIsNotPublic(String path) throws Exception {
        assertThat(analyst.get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/schemas?version=2", "/api/v1/asyncapi?format=json", "/api/v1/schemas/metrics.cells.v1?x"})
    void refusesAParameterThereIsNot(String path) throws Exception {
        HttpResponse<String> answer = analyst.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unknown-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/schemas", "/api/v1/schemas/metrics.cells.v1", "/api/v1/asyncapi"})
    void asksWhoeverReadsThemToSignIn(String path) throws Exception {
        assertThat(Caller.anonymous(port).get(path).statusCode()).isEqualTo(401);
    }
}
