package io.fupan.ingest.change;

import io.fupan.event.Money;
import io.fupan.event.Rejected;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.Mapping;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of a system in ours, through the connection's mapping. A word without an entry is kept; ids get the
 * connection's name in front, because other systems count from 1 too.
 */
public record Words(Connection connection) {

    private static final int LONGEST = 1024;

    /** The deal's id here. */
    public String deal(String id) {
        return scoped(FactId.require("deal", id));
    }

    /** The account's name here, else its id. */
    public String account(String id) {
        String name = mapping().accounts().get(id);
        return name == null ? scoped(FactId.require("account", id)) : name;
    }

    /** The lead's id here. */
    public String lead(String id) {
        return scoped(FactId.require("lead", id));
    }

    /** The representative's name. */
    public String owner(String id) {
        return text(mapping().owners().getOrDefault(id, id));
    }

    /** The product's name. */
    public String product(String word) {
        return text(mapping().products().getOrDefault(word, word));
    }

    /** The kind of business; {@code null} for a word that is neither mapped nor a usual one. */
    public @Nullable String kind(String word) {
        String mapped = mapping().kinds().get(word);
        return mapped == null ? BusinessKinds.of(word) : mapped;
    }

    /** The stage, if the connection's map has it. */
    public Mapping.@Nullable Stage stage(String word) {
        return mapping().stages().get(word);
    }

    /** The stage's name. */
    public String stageName(String word) {
        Mapping.Stage stage = stage(word);
        return text(stage == null ? word : stage.name());
    }

    /**
     * An amount of money; the connection's currency where none is said.
     *
     * @throws Rejected if no amount or no currency looks like that
     */
    public Money money(BigDecimal amount, @Nullable String currency) {
        try {
            return new Money(amount, currency == null ? mapping().currency() : currency.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Rejected("INVALID_FIELD", "amount", String.valueOf(e.getMessage()));
        }
    }

    /** Text as it is kept: of a length that names have. */
    public static String text(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private String scoped(String id) {
        return connection.name() + ':' + id;
    }

    private Mapping mapping() {
        return connection.mapping();
    }
}
