package io.fupan.ingest.crm.salesforce;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.lookup.Address;
import io.fupan.ingest.lookup.Credential;
import io.fupan.ingest.lookup.HttpRecords;
import io.fupan.ingest.lookup.OAuthCredential;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.ingest.said.SharedSecret;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Salesforce's outbound messages and change events. */
@Component
final class Salesforce implements CrmSystem {

    private static final int PER_SECOND = 5;
    private static final String API_VERSION = "v62.0";

    private final HttpClient client = HttpRecords.client();

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public String newSecret() {
        return SharedSecret.random();
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        if (connection.secrets().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("connection '%s': a secret is blank".formatted(connection.name()));
        }
        return new SalesforceAdapter(connection, records(connection));
    }

    private @Nullable RecordSource records(Connection connection) {
        Map<String, String> settings = connection.settings();
        if (!connection.credentials().containsKey("token") && !connection.credentials().containsKey("refresh-token")) {
            return null;
        }
        String base = Address.base(settings, "instance-url", null);
        String version = settings.getOrDefault("api-version", API_VERSION);
        if (!version.matches("v[0-9]{1,3}\\.0")) {
            throw new IllegalArgumentException("the setting 'api-version' looks like v62.0");
        }
        String path = base + "/services/data/" + version + "/sobjects/";
        return new HttpRecords(
                client,
                (object, id) -> Records.isKept(object) ? URI.create(path + object + '/' + id) : null,
                credential(base, connection.credentials(), settings),
                Address.perSecond(settings, PER_SECOND));
    }

    private Credential credential(String base, Map<String, String> credentials, Map<String, String> settings) {
        String refresh = credentials.get("refresh-token");
        if (refresh == null) {
            return Credential.fixed("Bearer", credentials.getOrDefault("token", ""));
        }
        return new OAuthCredential(
                client,
                URI.create(Address.base(settings, "token-url", base + "/services/oauth2/token")),
                "Bearer",
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", refresh,
                        "client_id", credentials.getOrDefault("client-id", ""),
                        "client_secret", credentials.getOrDefault("client-secret", "")));
    }
}
