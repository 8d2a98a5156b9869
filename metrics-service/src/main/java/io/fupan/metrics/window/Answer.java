package io.fupan.metrics.window;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.SortedMap;

/**
 * An answer, the cut of the log it was computed at, and where to look further.
 *
 * @param cut next offset by {@code topic-partition}: everything before it is contained, and nothing after it
 * @param links addresses by relation
 */
public record Answer<T>(@JsonUnwrapped T answer, SortedMap<String, Long> cut, Map<String, String> links) {}
