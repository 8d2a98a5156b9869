package io.fupan.ingest.crm.template;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.said.SharedSecret;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Krayin, whose webhooks are form fields. */
@Component
final class Krayin implements CrmSystem {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("field.name", "title"),
            Map.entry("field.amount", "lead_value"),
            Map.entry("field.stage", "lead_pipeline_stage_id"),
            Map.entry("field.pipeline", "lead_pipeline_id"),
            Map.entry("field.owner", "user_id"),
            Map.entry("field.account", "person_id"),
            Map.entry("field.channel", "lead_source_id"),
            Map.entry("field.expectedClose", "expected_close_date"),
            Map.entry("field.createdAt", "created_at"),
            Map.entry("field.changedAt", "updated_at"),
            Map.entry("field.closedAt", "closed_at"),
            Map.entry("field.lossReason", "lost_reason"),
            Map.entry("times", "uuuu-MM-dd HH:mm:ss"));

    @Override
    public String name() {
        return "krayin";
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
