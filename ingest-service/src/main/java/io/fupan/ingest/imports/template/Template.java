package io.fupan.ingest.imports.template;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A plan under a name.
 *
 * @param name part of its address
 * @param plan as it was saved
 * @param savedAt when it was saved last
 * @param savedBy who saved it
 * @param deleted true once it is gone
 */
public record Template(String name, JsonNode plan, Instant savedAt, String savedBy, boolean deleted) {}
