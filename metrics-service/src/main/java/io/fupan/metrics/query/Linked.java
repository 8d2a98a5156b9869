package io.fupan.metrics.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * One of several things in an answer, and where it leads.
 *
 * @param links addresses by relation: {@code self} of a number alone, {@code evidence} of what it counts and leaves out …
 */
record Linked<T>(@JsonUnwrapped T said, Map<String, String> links) {}
