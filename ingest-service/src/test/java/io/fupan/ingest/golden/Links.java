package io.fupan.ingest.golden;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.Mapping;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connections of tests. */
public final class Links {

    private Links() {}

    /** A connection called {@code acme} in which nothing is mapped. */
    public static Connection of(String system, String... secrets) {
        return new Connection("acme", system, List.of(secrets), Map.of(), Map.of(), Mapping.NONE);
    }

    public static Connection with(Connection link, String setting, String value) {
        Map<String, String> settings = new HashMap<>(link.settings());
        settings.put(setting, value);
        return new Connection(
                link.name(), link.system(), link.secrets(), link.credentials(), settings, link.mapping());
    }

    public static Connection with(Connection link, Mapping mapping) {
        return new Connection(
                link.name(), link.system(), link.secrets(), link.credentials(), link.settings(), mapping);
    }

    public static Mapping accounts(Map<String, String> accounts) {
        return new Mapping(Map.of(), Map.of(), Map.of(), accounts, "USD", ZoneId.of("UTC"));
    }
}
