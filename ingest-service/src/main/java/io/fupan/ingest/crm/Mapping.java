package io.fupan.ingest.crm;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * How the words of one system are read. What is not mapped keeps the system's own word.
 *
 * @param stages by the system's stage id or name
 * @param owners names of representatives, by the system's user id
 * @param products names of products, by the system's product id or name
 * @param accounts names of customer accounts, by the system's account id
 * @param currency of amounts that say none, ISO 4217
 * @param zone of times that say none, and of days
 * @param kinds {@code new}, {@code expansion} or {@code renewal}, by the system's word for a kind of business
 */
public record Mapping(
        Map<String, Stage> stages,
        Map<String, String> owners,
        Map<String, String> products,
        Map<String, String> accounts,
        String currency,
        ZoneId zone,
        Map<String, String> kinds) {

    private static final Set<String> KINDS = Set.of("new", "expansion", "renewal");

    /** Nothing mapped; amounts in US dollars, times in UTC. */
    public static final Mapping NONE =
            new Mapping(Map.of(), Map.of(), Map.of(), Map.of(), "USD", ZoneId.of("UTC"));

    /** A mapping that knows no kinds of business. */
    public Mapping(
            Map<String, Stage> stages,
            Map<String, String> owners,
            Map<String, String> products,
            Map<String, String> accounts,
            String currency,
            ZoneId zone) {
        this(stages, owners, products, accounts, currency, zone, Map.of());
    }

    /** Copies the maps. */
    public Mapping {
        stages = Map.copyOf(stages);
        owners = Map.copyOf(owners);
        products = Map.copyOf(products);
        accounts = Map.copyOf(accounts);
        kinds = Map.copyOf(kinds);
        requireNonNull(currency, "currency");
        requireNonNull(zone, "zone");
        if (!KINDS.containsAll(kinds.values())) {
            throw new IllegalArgumentException("kinds are new, expansion and renewal, got: " + kinds.values());
        }
    }

    /**
     * A stage of the system.
     *
     * @param name what it is called here
     * @param pipeline the pipeline it belongs to, empty for the only one
     * @param category {@code open}, {@code won} or {@code lost}
     */
    public record Stage(String name, String pipeline, String category) {

        /** Refuses a stage that leaves one of them out: read as none, a word would be missing at every deal. */
        public Stage {
            requireNonNull(name, "name");
            requireNonNull(pipeline, "pipeline");
            requireNonNull(category, "category");
        }
    }
}
