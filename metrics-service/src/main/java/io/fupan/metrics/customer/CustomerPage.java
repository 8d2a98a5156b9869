package io.fupan.metrics.customer;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of customers by account.
 *
 * @param items at most as many as were asked for
 * @param total how many there are on all pages
 * @param next the cursor of the next page, or {@code null} on the last one
 * @param cut next offset of the customers topic by partition: everything before it is contained
 */
record CustomerPage(
        List<JsonNode> items, long total, @Nullable String next, SortedMap<String, Long> cut, Map<String, String> links) {}
