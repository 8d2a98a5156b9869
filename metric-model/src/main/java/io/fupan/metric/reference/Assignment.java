package io.fupan.metric.reference;

import org.jspecify.annotations.Nullable;

/**
 * Where a representative works on a day.
 *
 * @param team named after its manager
 * @param office {@code null} if the roster does not say
 */
public record Assignment(String team, @Nullable String office) {}
