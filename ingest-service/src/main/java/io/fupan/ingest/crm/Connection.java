package io.fupan.ingest.crm;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One sender's way in.
 *
 * @param name part of its address, {@code /webhooks/{system}/{name}}
 * @param system the system that sends
 * @param secrets what proves the sender; while a secret is being changed, the old and the new one
 */
public record Connection(String name, String system, List<String> secrets) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Checks the name and copies the secrets. */
    public Connection {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a connection's name has 1 to 64 letters, digits, '-' and '_', got: " + name);
        }
        secrets = List.copyOf(secrets);
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "Connection[name=%s, system=%s, %d secrets]".formatted(name, system, secrets.size());
    }
}
