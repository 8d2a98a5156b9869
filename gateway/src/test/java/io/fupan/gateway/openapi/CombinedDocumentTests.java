package io.fupan.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.gateway.route.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CombinedDocumentTests {

    static final Route METRICS = new Route("metrics", List.of("/api/v1/metrics/**"));
    static final Route REPORT = new Route("report", List.of("/api/v1/reports/**", "/webhooks/**"));

    final JsonMapper json = JsonMapper.builder().build();
    final CombinedDocument combined = new CombinedDocument(json);

    @Test
    void sumsUpPathsAndTags() {
        combined.add(METRICS, service("/api/v1/metrics/{name}", "get", "Value", "number"));
        combined.add(REPORT, service("/api/v1/reports/{id}", "show", "Report", "string"));

        JsonNode document = combined.document();
        assertThat(document.path("paths").propertyNames())
                .containsExactly("/api/v1/metrics/{name}", "/api/v1/reports/{id}");
        assertThat(document.path("tags")).hasSize(1);
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
        assertThat(document.has("x-unavailable")).isFalse();
    }

    @Test
    void keepsBothOfTwoComponentsWithOneName() {
        combined.add(METRICS, service("/api/v1/metrics/{name}", "get", "Value", "number"));
        combined.add(REPORT, service("/api/v1/reports/{id}", "show", "Value", "string"));

        JsonNode document = combined.document();
        assertThat(document.at("/components/schemas/Value/type").asString()).isEqualTo("number");
        assertThat(document.at("/components/schemas/report_Value/type").asString()).isEqualTo("string");
        assertThat(reference(document, "/api/v1/metrics/{name}")).isEqualTo("#/components/schemas/Value");
        assertThat(reference(document, "/api/v1/reports/{id}")).isEqualTo("#/components/schemas/report_Value");
    }

    @Test
    void sharesAComponentThatIsTheSameInBoth() {
        combined.add(METRICS, service("/api/v1/metrics/{name}", "get", "Value", "number"));
        combined.add(REPORT, service("/api/v1/reports/{id}", "show", "Value", "number"));

        assertThat(combined.document().path("components").path("schemas").propertyNames())
                .containsExactlyInAnyOrder("Problem", "Value");
    }

    @Test
    void makesOperationIdsUnique() {
        combined.add(METRICS, service("/api/v1/metrics/{name}", "list", "Value", "number"));
        combined.add(REPORT, service("/api/v1/reports/{id}", "list", "Value", "number"));

        assertThat(combined.document().findValuesAsString("operationId")).containsExactly("list", "reportList");
    }

    @Test
    void leavesOutWhatTheGatewayDoesNotRoute() {
        combined.add(METRICS, service("/internal/rebuild", "rebuild", "Value", "number"));

        assertThat(combined.document().path("paths")).isEmpty();
    }

    @Test
    void saysThatWebhooksNeedNoTokenAndAllMayEndInAProblem() {
        combined.add(REPORT, service("/webhooks/{system}", "receive", "Value", "number"));

        JsonNode operation = combined.document().path("paths").path("/webhooks/{system}").path("get");
        assertThat(operation.path("security").isArray()).isTrue();
        assertThat(operation.path("security")).isEmpty();
        assertThat(operation.at("/responses/default/$ref").asString()).isEqualTo("#/components/responses/Problem");
    }

    @Test
    void namesServicesThatAreAway() {
        combined.addUnavailable("report");

        assertThat(combined.document().path("x-unavailable").values())
                .extracting(JsonNode::asString)
                .containsExactly("report");
    }

    private static String reference(JsonNode document, String path) {
        return document.path("paths")
                .path(path)
                .at("/get/responses/200/content/application~1json/schema/$ref")
                .asString();
    }

    private ObjectNode service(String path, String operation, String schema, String type) {
        return (ObjectNode) json.readTree("""
                {"tags": [{"name": "Numbers"}],
                 "paths": {"%s": {"get": {"operationId": "%s", "responses": {"200": {"content": {"application/json":
                   {"schema": {"$ref": "#/components/schemas/%s"}}}}}}}},
                 "components": {"schemas": {"%s": {"type": "%s"}}}}
                """.formatted(path, operation, schema, schema, type));
    }
}
