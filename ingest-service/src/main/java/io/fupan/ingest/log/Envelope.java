package io.fupan.ingest.log;

import io.fupan.event.json.Json;
import java.time.Instant;

/**
 * A CloudEvent of ingest's own, as it is written.
 *
 * @param specversion of CloudEvents
 * @param id unique within {@code source}
 * @param source the sender it is about
 * @param type for example {@code ingest.receipt}
 * @param subject the connection
 * @param time when the delivery came
 * @param datacontenttype of {@code data}
 * @param data what is recorded
 */
public record Envelope<T>(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        T data) {

    /** An envelope around the data. */
    public static <T> Envelope<T> of(String type, String id, String source, String subject, Instant time, T data) {
        return new Envelope<>("1.0", id, source, type, subject, time, "application/json", data);
    }

    /** The JSON document. */
    public byte[] bytes() {
        return Json.mapper().writeValueAsBytes(this);
    }
}
