package io.fupan.ingest.crm;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One sender's way in.
 *
 * @param name part of its address, {@code /webhooks/{system}/{name}}, and of the ids of what comes through it
 * @param system the system that sends
 * @param secrets what proves the sender; while a secret is being changed, the old and the new one
 * @param credentials what proves us to the system when we ask it for a record, by name, for example {@code token}
 * @param settings what else the system's adapter wants to know, by name, for example {@code public-url}
 * @param mapping how the system's words are read
 */
public record Connection(
        String name,
        String system,
        List<String> secrets,
        Map<String, String> credentials,
        Map<String, String> settings,
        Mapping mapping) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Checks the name and copies the rest. */
    public Connection {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a connection's name has 1 to 64 letters, digits, '-' and '_', got: " + name);
        }
        secrets = List.copyOf(secrets);
        credentials = Map.copyOf(credentials);
        settings = Map.copyOf(settings);
    }

    /** Whether a connection may be called that. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Who says what comes through this connection: the source of its events. */
    public String source() {
        return "/crm/" + system + '/' + name;
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "Connection[name=%s, system=%s, %d secrets]".formatted(name, system, secrets.size());
    }
}
