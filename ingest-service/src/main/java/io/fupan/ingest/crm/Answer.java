package io.fupan.ingest.crm;

import java.nio.charset.StandardCharsets;

/**
 * What a system wants to hear when its delivery was taken in.
 *
 * @param status of HTTP, 2xx
 * @param contentType of the body
 * @param body the bytes
 */
public record Answer(int status, String contentType, byte[] body) {

    /** An answer of text. */
    public static Answer of(int status, String contentType, String text) {
        return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
