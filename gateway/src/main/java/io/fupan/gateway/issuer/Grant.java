package io.fupan.gateway.issuer;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token allows.
 *
 * @param role one of {@link #ROLES}
 * @param team the one team a manager sees, or {@code null} for all
 * @param rep the representative that a rep is
 * @param valid for how long
 */
public record Grant(String role, @Nullable String team, @Nullable String rep, Duration valid) {

    /** The roles there are. */
    public static final List<String> ROLES = List.of("manager", "rep", "admin", "bi", "integration");

    /** Refuses roles that do not exist, empty names and times that have passed. */
    public Grant {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException(
                    "unknown role '%s'; the roles are %s".formatted(role, String.join(", ", ROLES)));
        }
        if (team != null && team.isBlank() || rep != null && rep.isBlank()) {
            throw new IllegalArgumentException("a team or representative needs a name");
        }
        if (!valid.isPositive()) {
            throw new IllegalArgumentException("a token must be valid for some time, got " + valid);
        }
    }

    /** A manager of all teams. */
    public static Grant manager(Duration valid) {
        return new Grant("manager", null, null, valid);
    }
}
