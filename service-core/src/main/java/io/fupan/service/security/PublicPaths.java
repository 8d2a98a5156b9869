package io.fupan.service.security;

import java.util.List;

/**
 * Paths that need no bearer token because they prove the sender in another way, or show nothing.
 *
 * @param patterns path patterns, for example {@code /webhooks/**}
 */
public record PublicPaths(List<String> patterns) {

    /** Copies the patterns. */
    public PublicPaths {
        patterns = List.copyOf(patterns);
    }

    /** No public path. */
    public static PublicPaths none() {
        return new PublicPaths(List.of());
    }

    /** The given public paths. */
    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
