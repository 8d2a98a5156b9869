package io.fupan.ingest.crm.zoho;

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

/** Zoho CRM's notifications and the webhooks of its workflows. */
@Component
final class Zoho implements CrmSystem {

    private static final int PER_SECOND = 5;
    private static final String SCHEME = "Zoho-oauthtoken";
    private static final String API_VERSION = "v8";

    private final HttpClient client = HttpRecords.client();

    @Override
    public String name() {
        return "zoho";
    }

    @Override
    public String newSecret() {
        return SharedSecret.random();
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        if (connection.secrets().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("connection '%s': a token is blank".formatted(connection.name()));
        }
        return new ZohoAdapter(connection, records(connection));
    }

    private @Nullable RecordSource records(Connection connection) {
        Map<String, String> settings = connection.settings();
        if (!connection.credentials().containsKey("token") && !connection.credentials().containsKey("refresh-token")) {
            return null;
        }
        String base = Address.base(settings, "api-url", "https://www.zohoapis.com");
        String version = settings.getOrDefault("api-version", API_VERSION);
        if (!version.matches("v[0-9]{1,2}(\\.[0-9])?")) {
            throw new IllegalArgumentException("the setting 'api-version' looks like v8");
        }
        return new HttpRecords(
                client,
                (module, id) ->
                        Modules.isKept(module) ? URI.create(base + "/crm/" + version + '/' + module + '/' + id) : null,
                credential(connection.credentials(), settings),
                Address.perSecond(settings, PER_SECOND));
    }

    private Credential credential(Map<String, String> credentials, Map<String, String> settings) {
        String refresh = credentials.get("refresh-token");
        if (refresh == null) {
            return Credential.fixed(SCHEME, credentials.getOrDefault("token", ""));
        }
        String accounts = Address.base(settings, "accounts-url", "https://accounts.zoho.com");
        return new OAuthCredential(
                client,
                URI.create(accounts + "/oauth/v2/token"),
                SCHEME,
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", refresh,
                        "client_id", credentials.getOrDefault("client-id", ""),
                        "client_secret", credentials.getOrDefault("client-secret", "")));
    }
}
