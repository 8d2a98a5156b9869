package io.fupan.event.schema;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A JSON Schema for the values of each public topic, and an AsyncAPI document of all topics. */
public final class Schemas {

    /** The media type of a JSON Schema. */
    public static final String MEDIA_TYPE = "application/schema+json";

    /** The media type of {@link #asyncApi()}. */
    public static final String ASYNCAPI_MEDIA_TYPE = "application/vnd.aai.asyncapi+yaml;version=3.0.0";

    private Schemas() {}

    /** The topics whose values have a schema, in the order the data flows. */
    public static List<Topic> topics() {
        return Topics.all().stream().filter(Topic::isPublic).toList();
    }

    /** The JSON Schema (2020-12) of a topic's values; empty if there is no public topic of that name. */
    public static Optional<byte[]> of(String topic) {
        return topics().stream()
                .map(Topic::name)
                .filter(topic::equals)
                .findFirst()
                .map(name -> resource("/schemas/" + name + ".json"));
    }

    /** The AsyncAPI 3 document of all topics, as YAML. */
    public static byte[] asyncApi() {
        return resource("/asyncapi.yaml");
    }

    private static byte[] resource(String path) {
        try (InputStream in = Schemas.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
