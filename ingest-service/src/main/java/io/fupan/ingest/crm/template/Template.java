package io.fupan.ingest.crm.template;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.said.SharedSecret;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Any other system, in our own names unless its connection says otherwise. */
@Component
final class Template implements CrmSystem {

    private static final Map<String, String> USUAL = Map.of();

    @Override
    public String name() {
        return "template";
    }

    @Override
    public boolean saysWhen() {
        return false;
    }

    @Override
    public CrmAdapter connect(Connection connection) {
        return TemplateAdapter.of(connection, USUAL);
    }

    @Override
    public String newSecret() {
        return SharedSecret.random();
    }
}
