package io.fupan.metric.scope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Whom a number is about, written {@code org} or {@code kind:name}, for example {@code team:Rocco Neubert}; what two
 * scopes have in common is written {@code team*product:Rocco Neubert*GTX Pro}.
 *
 * @param kind one of {@link ScopeKinds}
 * @param name canonical name; empty for the organisation only
 */
public record Scope(String kind, String name) implements Comparable<Scope> {

    /** The whole organisation. */
    public static final Scope ORG = new Scope(ScopeKinds.ORG, "");

    private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::kind).thenComparing(Scope::name);

    /** Checks that the kind is known and that everything but the organisation has a name. */
    public Scope {
        Objects.requireNonNull(name, "name");
        if (!ScopeKinds.knows(kind)) {
            throw new IllegalArgumentException(
                    "expected a scope of kind %s, but received '%s'".formatted(ScopeKinds.all(), kind));
        }
        if (kind.equals(ScopeKinds.ORG) != name.isBlank()) {
            throw new IllegalArgumentException(
                    kind.equals(ScopeKinds.ORG)
                            ? "the scope 'org' has no name, but received '%s'".formatted(name)
                            : "expected a name after '%s:'".formatted(kind));
        }
    }

    /** The scope of a kind and name. */
    public static Scope of(String kind, String name) {
        return new Scope(kind, name);
    }

    /** What two scopes have in common; a {@code *} in a name becomes a {@code ·}, as it parts the names. */
    public static Scope pair(Scope first, Scope second) {
        return new Scope(
                ScopeKinds.pair(first.kind, second.kind),
                first.name.replace('*', '·') + '*' + second.name.replace('*', '·'));
    }

    /** Whether this is what two scopes have in common. */
    @JsonIgnore
    public boolean isPair() {
        return ScopeKinds.isPair(kind);
    }

    /** The two scopes of a pair; the scope itself, if it is none. */
    public List<Scope> parts() {
        List<String> kinds = ScopeKinds.parts(kind);
        int times = name.indexOf('*');
        return kinds.size() == 1 || times < 0
                ? List.of(this)
                : List.of(
                        new Scope(kinds.get(0), name.substring(0, times)),
                        new Scope(kinds.get(1), name.substring(times + 1)));
    }

    /**
     * Reads {@code org} or {@code kind:name}; the name may contain colons.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Scope parse(String text) {
        if (text.equals(ScopeKinds.ORG)) {
            return ORG;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "expected a scope 'org' or 'kind:name' with a kind of %s, but received '%s'"
                            .formatted(ScopeKinds.all(), text));
        }
        return new Scope(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }

    /** The written form. */
    @JsonValue
    @Override
    public String toString() {
        return name.isEmpty() ? kind : kind + ':' + name;
    }
}
