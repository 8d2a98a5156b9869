package io.fupan.gateway.contract;

import io.fupan.event.schema.Schemas;
import io.fupan.event.topic.Topic;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the schemas of the topics' values, and the document that describes all topics. */
@RestController
@Hidden // described by hand, see OwnPaths: what is generated for the gateway is shown nowhere
class ContractController {

    @GetMapping("/api/v1/asyncapi")
    ResponseEntity<byte[]> asyncApi(@RequestParam Map<String, String> parameters) {
        refuse(parameters);
        return document(Schemas.asyncApi(), Schemas.ASYNCAPI_MEDIA_TYPE);
    }

    @GetMapping("/api/v1/schemas")
    SchemaList schemas(@RequestParam Map<String, String> parameters) {
        refuse(parameters);
        return new SchemaList(Schemas.topics().stream().map(SchemaList.Item::of).toList());
    }

    @GetMapping("/api/v1/schemas/{topic}")
    ResponseEntity<byte[]> schema(@PathVariable String topic, @RequestParam Map<String, String> parameters) {
        refuse(parameters);
        byte[] schema = Schemas.of(topic)
                .orElseThrow(() -> Problem.notFound(
                        "unknown-schema", "expected a topic listed at /api/v1/schemas, but received '%s'".formatted(topic)));
        return document(schema, Schemas.MEDIA_TYPE);
    }

    private static void refuse(Map<String, String> parameters) {
        for (String parameter : parameters.keySet()) {
            throw Problem.invalid(
                    "unknown-parameter", parameter, "expected no parameter, but received '%s'".formatted(parameter));
        }
    }

    /** The tag is a weak one, since strong ones forbid compression. */
    private static ResponseEntity<byte[]> document(byte[] content, String mediaType) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.noCache())
                .eTag("W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(content)))
                .body(content);
    }

    /** What there is a schema of. */
    record SchemaList(List<Item> items) {

        record Item(String topic, String description, String key, Map<String, String> links) {

            static Item of(Topic topic) {
                return new Item(
                        topic.name(),
                        topic.contract().says(),
                        topic.contract().key(),
                        Map.of("self", "/api/v1/schemas/" + topic.name()));
            }
        }
    }
}
