package io.fupan.ingest.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as received; headers are left out, because they hold secrets.
 *
 * @param door which door it came through
 * @param system what sent it
 * @param connection through which connection
 * @param adapter version of the code that read it
 * @param deliveryKey what the sender calls the delivery, the same when it is sent again
 * @param contentType as sent
 * @param bytes length of the whole body
 * @param sha256 of the whole body, in hexadecimal
 * @param refused how many of its items went to the quarantine
 * @param part number of this record, from 1
 * @param parts how many records the receipt has
 * @param events identities ({@code source#id}) of accepted events
 * @param body the body, or this part of it
 */
record Receipt(
        String door,
        String system,
        String connection,
        int adapter,
        String deliveryKey,
        @Nullable String contentType,
        int bytes,
        String sha256,
        int refused,
        int part,
        int parts,
        List<String> events,
        String body) {}
