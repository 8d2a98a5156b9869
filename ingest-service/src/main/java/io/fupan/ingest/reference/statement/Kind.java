package io.fupan.ingest.reference.statement;

import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of reference data that people may state.
 *
 * @param word how it is addressed, {@code /api/v1/<word>}
 * @param name what one of them is called in sentences
 * @param facts what may be stated; the first is meant where none is named
 * @param writers roles that may state it
 * @param readers roles that may read it
 * @param defaults members that are filled in when they are left out
 */
public record Kind(
        String word,
        String name,
        List<Class<? extends ReferenceFact>> facts,
        Set<String> writers,
        Set<String> readers,
        Set<Default> defaults) {

    /** What is filled in for a member that was left out. */
    public enum Default {
        /** {@code by}: the caller. */
        BY("by"),
        /** {@code submittedOn}: today, in the reporting zone. */
        SUBMITTED_ON("submittedOn"),
        /** {@code on}: today, in the reporting zone. */
        ON("on"),
        /** {@code signal}: an id made from what is stated. */
        SIGNAL("signal"),
        /** {@code note}: an id made from what is stated. */
        NOTE("note"),
        /** {@code version}: the one after the version known. */
        VERSION("version");

        private final String member;

        Default(String member) {
            this.member = member;
        }
    }

    /** Copies the collections. */
    public Kind {
        facts = List.copyOf(facts);
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
        defaults = Set.copyOf(defaults);
    }

    /** The wire names of its facts. */
    public List<String> types() {
        return facts.stream().map(Families.REFERENCE::typeOf).toList();
    }

    /** The members that need not be there. */
    public Set<String> filledIn() {
        return defaults.stream().map(each -> each.member).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a revision must know the one before, and is numbered. */
    public boolean numbered() {
        return defaults.contains(Default.VERSION);
    }
}
