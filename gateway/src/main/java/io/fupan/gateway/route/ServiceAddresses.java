package io.fupan.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are.
 *
 * @param ingest what is recorded
 * @param metrics what is counted
 * @param feedback what people say
 * @param report what a retrospective finds
 */
@ConfigurationProperties("fupan.gateway.services")
public record ServiceAddresses(
        @DefaultValue("http://localhost:8081") URI ingest,
        @DefaultValue("http://localhost:8082") URI metrics,
        @DefaultValue("http://localhost:8083") URI feedback,
        @DefaultValue("http://localhost:8084") URI report) {

    /** The address of the service of this name. */
    public URI of(String service) {
        return switch (service) {
            case "ingest" -> ingest;
            case "metrics" -> metrics;
            case "feedback" -> feedback;
            case "report" -> report;
            default -> throw new IllegalArgumentException("no such service: " + service);
        };
    }
}
