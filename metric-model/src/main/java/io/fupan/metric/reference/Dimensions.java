package io.fupan.metric.reference;

import org.jspecify.annotations.Nullable;

/** What a deal is told apart by, as its source spells it. */
public record Dimensions(
        @Nullable String owner, @Nullable String product, @Nullable String account, @Nullable String channel) {}
