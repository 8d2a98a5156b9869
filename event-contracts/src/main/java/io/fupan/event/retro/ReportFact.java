package io.fupan.event.retro;

import io.fupan.event.Fact;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** A report as published; the event's subject is the report's id. */
public sealed interface ReportFact extends Fact {

    /**
     * A report, which never changes.
     *
     * @param retro the retro it was issued for
     * @param revision counts from 1 within the retro
     * @param hash SHA-256 of the canonical JSON of {@code content}, in hexadecimal
     * @param content the cut it was computed at, the versions of what computed it, and the sixteen sections
     */
    record Issued(
            String retro,
            Integer revision,
            String scope,
            String period,
            LocalDate asOf,
            Instant generatedAt,
            String hash,
            JsonNode content)
            implements ReportFact {}

    /** A record of a kind this version does not know. */
    record Unknown(JsonNode data) implements ReportFact {}
}
