package io.fupan.ingest.crm.fxiaoke;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.lookup.Address;
import io.fupan.ingest.lookup.Pace;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** FXiaoke's event callbacks, of both generations. */
@Component
final class Fxiaoke implements CrmSystem {

    private static final List<String> ACTIVITIES = List.of("call", "meeting", "email", "note", "task", "other");
    private static final int KEY_BYTES = 32;
    private static final int PER_SECOND = 5; // integrators name 100 in 20 seconds
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Override
    public String name() {
        return "fxiaoke";
    }

    /** The console's own key could not be decoded by those who tried; so the receiver chooses it. */
    @Override
    public String newSecret() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        connection.settings().forEach((name, kind) -> {
            if (name.startsWith("kind.") && !ACTIVITIES.contains(kind)) {
                throw new IllegalArgumentException("the setting '%s' has to be one of %s".formatted(name, ACTIVITIES));
            }
        });
        List<FxKey> keys = connection.secrets().stream().map(FxKey::parse).toList();
        Pace pace = Pace.of(Address.perSecond(connection.settings(), PER_SECOND));
        FxRecords records = connection.credentials().isEmpty() ? null : FxRecords.of(client, connection, pace);
        return new FxiaokeAdapter(connection, keys, records);
    }
}
