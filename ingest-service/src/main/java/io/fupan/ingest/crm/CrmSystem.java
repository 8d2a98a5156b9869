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
}
