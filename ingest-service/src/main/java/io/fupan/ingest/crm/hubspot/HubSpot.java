package io.fupan.ingest.crm.hubspot;

import io.fupan.ingest.change.CustomFields;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.lookup.Address;
import io.fupan.ingest.lookup.Credential;
import io.fupan.ingest.lookup.HttpRecords;
import io.fupan.ingest.lookup.RecordSource;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** HubSpot's webhooks of apps and of workflows. */
@Component
final class HubSpot implements CrmSystem {

    private static final Set<String> VERSIONS = Set.of("v1", "v2", "v3");
    private static final int PER_SECOND = 5;
    private static final Map<String, String> PATHS = Map.of(
            "deal", "deals",
            "company", "companies",
            "call", "calls",
            "meeting", "meetings",
            "email", "emails",
            "note", "notes",
            "task", "tasks");
    private static final String ENGAGEMENT_PROPERTIES = "hs_timestamp,hubspot_owner_id,hs_call_duration,"
            + "hs_call_direction,hs_email_direction,hs_task_status";

    private final HttpClient client = HttpRecords.client();

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        Set<String> versions = Set.of(
                connection.settings().getOrDefault("signature-versions", "v3").strip().split("\\s*,\\s*"));
        String uri = connection.settings().get("public-url");
        if (!VERSIONS.containsAll(versions)) {
            throw invalid(connection, "'signature-versions' are v3, v2 and v1");
        }
        if (uri == null && !versions.equals(Set.of("v1"))) {
            throw invalid(connection, "'public-url' is needed: the address as HubSpot calls it is signed");
        }
        if (connection.secrets().stream().anyMatch(String::isBlank)) {
            throw invalid(connection, "a client secret is blank");
        }
        HubSpotSignature signature = HubSpotSignature.of(connection.secrets(), uri, versions);
        return new HubSpotAdapter(connection, signature, records(connection));
    }

    private @Nullable RecordSource records(Connection connection) {
        String token = connection.credentials().get("token");
        if (token == null) {
            return null;
        }
        String base = Address.base(connection.settings(), "api-url", "https://api.hubapi.com");
        CustomFields custom = CustomFields.of(connection.settings());
        String deal = Stream.concat(
                        Deals.PROPERTIES.stream(),
                        Stream.of(custom.product(), custom.competitor(), custom.lossReason(), custom.channel())
                                .filter(Objects::nonNull))
                .distinct()
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
        return new HttpRecords(
                client,
                (object, id) -> address(base, object, id, deal),
                Credential.fixed("Bearer", token),
                Address.perSecond(connection.settings(), PER_SECOND));
    }

    private static @Nullable URI address(String base, String object, String id, String dealProperties) {
        String path = PATHS.get(object);
        if (path == null) {
            return null;
        }
        String query =
                switch (object) {
                    case "deal" -> "properties=" + dealProperties + "&propertiesWithHistory="
                            + String.join(",", Deals.DATED) + "&associations=companies";
                    case "company" -> "properties=name,industry,country,hubspot_owner_id,hs_lastmodifieddate";
                    default -> "properties=" + ENGAGEMENT_PROPERTIES + "&associations=deals,companies,contacts";
                };
        return URI.create(base + "/crm/v3/objects/" + path + '/' + id + '?' + query);
    }

    private static IllegalArgumentException invalid(Connection connection, String what) {
        return new IllegalArgumentException("connection '%s': %s".formatted(connection.name(), what));
    }
}
