package io.fupan.ingest.signature;

import io.fupan.ingest.delivery.Delivery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Proofs that stand in the address, for systems that can send nothing else. */
public final class Query {

    private Query() {}

    /** The first value of a parameter of the address, decoded; {@code null} if it has none or cannot be decoded. */
    public static @Nullable String parameter(Delivery delivery, String name) {
        String path = delivery.header(Delivery.PATH);
        int start = path == null ? -1 : path.indexOf('?');
        if (path == null || start < 0) {
            return null;
        }
        for (String pair : path.substring(start + 1).split("&")) {
            if (pair.startsWith(name + '=')) {
                return decoded(pair.substring(name.length() + 1));
            }
        }
        return null;
    }

    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
