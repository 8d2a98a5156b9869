package io.fupan.ingest.crm;

import org.jspecify.annotations.Nullable;

/** A system that can send to us. A new one is a package of its own with a bean of this type. */
public interface CrmSystem {

    /** What it is called in addresses, for example {@code standard}. */
    String name();

    /**
     * Makes the adapter of a connection.
     *
     * @throws IllegalArgumentException if the connection's settings cannot work; the message names no secret
     */
    CrmAdapter connect(Connection connection);

    /** A new random secret, if the receiver chooses it in this system; {@code null} if the system makes it. */
    default @Nullable String newSecret() {
        return null;
    }

    /**
     * Whether it always says when something happened. Of one that does not, the same said again soon is told from the
     * same happening again by when it came.
     */
    default boolean saysWhen() {
        return true;
    }
}
