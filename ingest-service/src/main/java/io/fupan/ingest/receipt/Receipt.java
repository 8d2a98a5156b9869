package io.fupan.ingest.receipt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as received, but for secrets in its body; of its headers only those that reading it needs, because others
 * hold secrets.
 *
 * @param door which door it came through
 * @param system what sent it
 * @param connection through which connection
 * @param adapter version of the code that read it
 * @param deliveryKey what the sender calls the delivery, the same when it is sent again
 * @param event what the last part of its address said
 * @param contentType as sent
 * @param headers those that are needed to read it again, by their name
 * @param bytes length of the whole body
 * @param sha256 of the whole body, in hexadecimal
 * @param refused how many of its items went to the quarantine
 * @param part number of this record, from 1
 * @param parts how many records the receipt has
 * @param encoding {@code utf-8}, {@code base64} for a body that is no text in UTF-8, or {@code json} for one that
 *     stands in the record as it came, see {@link JsonBody}
 * @param events identities ({@code source#id}) of accepted events
 * @param body the body, or this part of it; {@code null} until a {@code json} body is put in
 */
record Receipt(
        String door,
        String system,
        String connection,
        int adapter,
        String deliveryKey,
        @Nullable String event,
        @Nullable String contentType,
        Map<String, String> headers,
        int bytes,
        String sha256,
        int refused,
        int part,
        int parts,
        String encoding,
        List<String> events,
        @Nullable Text body) {

    static final String UTF_8 = "utf-8";
    static final String BASE64 = "base64";
    static final String JSON = "json";
}
