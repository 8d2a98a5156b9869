package io.fupan.service.security;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/**
 * What a caller may see: totals that name no person or team are open to every role that reads; a team's and a
 * representative's numbers are for those above them and for themselves.
 *
 * @param caller who asks
 * @param teamOf which team a representative belongs to, from our own roster and never from the request
 */
public record Visibility(Caller caller, TeamOf teamOf) {

    /** Answers the present team of a representative. */
    @FunctionalInterface
    public interface TeamOf {

        /** The team, or {@code null} if the roster does not know the representative. */
        @Nullable String team(String rep);
    }

    /** Whether the caller may see the numbers of the scope of this kind and name; of a pair, of both. */
    public boolean ofScope(String kind, String name) {
        int times = kind.indexOf('*');
        if (times >= 0) {
            int parting = name.indexOf('*');
            return parting >= 0
                    && ofScope(kind.substring(0, times), name.substring(0, parting))
                    && ofScope(kind.substring(times + 1), name.substring(parting + 1));
        }
        return switch (kind) {
            case "team" -> seesTeam(name);
            case "rep" -> ofRep(name);
            default -> reads();
        };
    }

    /** Whether the caller may see what belongs to this representative; {@code null} is a deal of nobody. */
    public boolean ofRep(@Nullable String name) {
        if (caller.seesEverything()) {
            return true;
        }
        if (name == null) {
            return false;
        }
        if (caller.is("manager")) {
            String team = teamOf.team(name);
            return team != null && team.equals(caller.team());
        }
        return caller.is("rep") && name.equals(caller.rep());
    }

    /** The names of a kind that the caller may see. */
    public Predicate<String> ofKind(String kind) {
        return name -> ofScope(kind, name);
    }

    /**
     * The scope, as text, that every list of single deals must be narrowed to; {@code null} if the caller sees all.
     *
     * @throws AccessDeniedException if the caller may see no deal at all
     */
    public @Nullable String narrowedTo() {
        if (caller.seesEverything()) {
            return null;
        }
        if (caller.is("manager")) {
            return "team:" + caller.team();
        }
        if (caller.is("rep") && caller.rep() != null) {
            return "rep:" + caller.rep();
        }
        throw new AccessDeniedException("no deal is visible to " + caller.name());
    }

    private boolean seesTeam(String name) {
        if (caller.seesEverything()) {
            return true;
        }
        if (caller.is("manager")) {
            return name.equals(caller.team());
        }
        // A representative sees the sum of the own team.
        return caller.is("rep") && caller.rep() != null && name.equals(teamOf.team(caller.rep()));
    }

    private boolean reads() {
        return caller.seesEverything() || caller.is("manager") || caller.is("rep");
    }
}
