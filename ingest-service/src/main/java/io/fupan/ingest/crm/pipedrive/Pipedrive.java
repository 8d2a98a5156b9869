package io.fupan.ingest.crm.pipedrive;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.said.SharedSecret;
import org.springframework.stereotype.Component;

/** Pipedrive's webhooks, version 2 and version 1. */
@Component
final class Pipedrive implements CrmSystem {

    @Override
    public String name() {
        return "pipedrive";
    }

    @Override
    public String newSecret() {
        return "fupan:" + SharedSecret.random();
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        if (connection.secrets().stream().anyMatch(secret -> secret.indexOf(':') < 1)) {
            throw new IllegalArgumentException(
                    "connection '%s': a secret is a user, a colon and a password".formatted(connection.name()));
        }
        return new PipedriveAdapter(connection);
    }
}
