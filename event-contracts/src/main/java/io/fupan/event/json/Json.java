package io.fupan.event.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way JSON is read and written: bounded, without duplicate keys, decimals exact. */
public final class Json {

    /** Deepest nesting accepted. */
    public static final int MAX_DEPTH = 64;

    /** Longest text accepted, in characters. */
    public static final int MAX_TEXT = 256 * 1024;

    /**
     * Most names, values and brackets accepted: of 500 events 400 each. They are what a document takes as memory, many
     * times its bytes if they are short.
     */
    public static final int MAX_TOKENS = 200_000;

    private static final Pattern OWNER_OF_LIMIT = Pattern.compile(", from `[^`]*`");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNumberLength(64)
                            .maxNameLength(256)
                            .maxDocumentLength(8L * 1024 * 1024)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .changeDefaultPropertyInclusion(
                    value -> value.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** The shared, thread-safe mapper. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Why something cannot be read, in words for its sender: without the classes of ours or others that set the limit. */
    public static String reasonOf(JacksonException e) {
        return OWNER_OF_LIMIT.matcher(String.valueOf(e.getOriginalMessage())).replaceAll("");
    }
}
