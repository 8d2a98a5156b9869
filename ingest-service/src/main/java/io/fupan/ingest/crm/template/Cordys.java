package io.fupan.ingest.crm.template;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.said.SharedSecret;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cordys CRM, whose webhooks are JSON in which everything is text, and nothing is the text {@code null}. */
@Component
final class Cordys implements CrmSystem {

    private static final Map<String, String> USUAL = Map.of(
            "field.account", "customerId",
            "field.expectedClose", "expectedEndTime",
            "field.closedAt", "actualEndTime",
            "field.createdAt", "createTime",
            "field.changedAt", "updateTime",
            "field.lossReason", "failureReason",
            "times", "milliseconds",
            "nothing", "null");

    @Override
    public String name() {
        return "cordys";
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
