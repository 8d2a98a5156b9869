package io.fupan.ingest.receipt;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Text of a body, as its bytes in UTF-8: to write them needs no characters in between.
 *
 * @param utf8 the bytes; nobody changes them
 */
@JsonSerialize(using = Text.Writer.class)
record Text(byte[] utf8) {

    /** The same text from characters. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Text of(String text) {
        return new Text(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** Writes a JSON string. */
    static final class Writer extends ValueSerializer<Text> {

        @Override
        public void serialize(Text text, JsonGenerator json, SerializationContext context) {
            json.writeUTF8String(text.utf8(), 0, text.utf8().length);
        }
    }
}
