package io.fupan.service.security;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who is calling, as their token says.
 *
 * @param name the token's subject
 * @param roles among {@code manager}, {@code rep}, {@code admin}, {@code bi}, {@code integration}
 * @param team the one team a manager sees, or {@code null} for all
 * @param rep the representative that a rep is
 */
public record Caller(String name, Set<String> roles, @Nullable String team, @Nullable String rep) {

    private static final String ROLE = "ROLE_";

    /** Copies the roles. */
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The caller of the request at hand. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt jwt)) {
            return new Caller("anonymous", Set.of(), null, null);
        }
        Set<String> roles = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toUnmodifiableSet());
        String subject = jwt.getSubject();
        return new Caller(
                subject == null ? "unnamed" : subject,
                roles,
                jwt.getClaimAsString("team"),
                jwt.getClaimAsString("rep"));
    }

    /** When the token of the request at hand expires; {@code null} if it does not, or if there is none. */
    public static @Nullable Instant expiry() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt jwt ? jwt.getExpiresAt() : null;
    }

    /** Whether the caller has the role. */
    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Whether the caller may see every team and every person: admins, BI clients, and managers of no single team. */
    public boolean seesEverything() {
        return is("admin") || is("bi") || is("manager") && team == null;
    }
}
