package io.fupan.ingest.lookup;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Addresses of systems that are configured. */
public final class Address {

    private Address() {}

    /**
     * A base address from a connection's settings, without a slash at its end.
     *
     * @param otherwise the address if none is set
     * @throws IllegalArgumentException if it is none of HTTPS; plain HTTP is for this machine alone
     */
    public static String base(Map<String, String> settings, String name, @Nullable String otherwise) {
        String text = settings.getOrDefault(name, otherwise == null ? "" : otherwise);
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the setting '%s' is no address".formatted(name), e);
        }
        boolean here = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || here && "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("the setting '%s' has to be an address with https".formatted(name));
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * A number from a connection's settings.
     *
     * @throws IllegalArgumentException if it is none from 1 to 1000
     */
    public static int perSecond(Map<String, String> settings, int otherwise) {
        String text = settings.getOrDefault("requests-per-second", String.valueOf(otherwise));
        if (!text.matches("[1-9][0-9]{0,2}|1000")) {
            throw new IllegalArgumentException("the setting 'requests-per-second' has to be a number from 1 to 1000");
        }
        return Integer.parseInt(text);
    }
}
