package io.fupan.ingest.crm;

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
}
