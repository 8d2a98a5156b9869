package io.fupan.ingest.crm;

import java.time.ZoneId;
import java.util.Map;

/**
 * How the words of one system are read. What is not mapped keeps the system's own word.
 *
 * @param stages by the system's stage id or name
 * @param owners names of representatives, by the system's user id
 * @param products names of products, by the system's product id or name
 * @param accounts names of customer accounts, by the system's account id
 * @param currency of amounts that say none, ISO 4217
 * @param zone of times that say none, and of days
 */
public record Mapping(
        Map<String, Stage> stages,
        Map<String, String> owners,
        Map<String, String> products,
        Map<String, String> accounts,
        String currency,
        ZoneId zone) {

    /** Nothing mapped; amounts in US dollars, times in UTC. */
    public static final Mapping NONE =
            new Mapping(Map.of(), Map.of(), Map.of(), Map.of(), "USD", ZoneId.of("UTC"));

    /** Copies the maps. */
    public Mapping {
        stages = Map.copyOf(stages);
        owners = Map.copyOf(owners);
        products = Map.copyOf(products);
        accounts = Map.copyOf(accounts);
    }

    /**
     * A stage of the system.
     *
     * @param name what it is called here
     * @param pipeline the pipeline it belongs to, empty for the only one
     * @param category {@code open}, {@code won} or {@code lost}
     */
    public record Stage(String name, String pipeline, String category) {}
}
