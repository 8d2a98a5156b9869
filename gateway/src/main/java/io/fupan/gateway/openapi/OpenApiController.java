package io.fupan.gateway.openapi;

import io.fupan.gateway.route.ServiceAddresses;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishes the combined API document, which the page at {@code /docs} shows. */
@RestController
@Hidden
class OpenApiController {

    private final ApiDocuments documents;

    OpenApiController(ServiceAddresses addresses, JsonMapper json) {
        this.documents = new ApiDocuments(addresses, json, Clock.systemUTC());
    }

    @GetMapping(path = "/openapi.json", produces = "application/json")
    JsonNode combined() {
        return documents.combined();
    }
}
