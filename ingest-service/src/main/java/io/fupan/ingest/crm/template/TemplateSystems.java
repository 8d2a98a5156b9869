package io.fupan.ingest.crm.template;

import io.fupan.ingest.crm.CrmSystem;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The systems that are read by a map of fields. Each begins with a map that fits its usual template. */
@Configuration(proxyBeanMethods = false)
class TemplateSystems {

    /** Krayin sends form fields. */
    @Bean
    CrmSystem krayin() {
        return new TemplateSystem(
                "krayin",
                Map.ofEntries(
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
                        Map.entry("times", "uuuu-MM-dd HH:mm:ss")));
    }

    /** Cordys CRM sends JSON, in which everything is text and nothing is the text {@code null}. */
    @Bean
    CrmSystem cordys() {
        return new TemplateSystem(
                "cordys",
                Map.of(
                        "field.account", "customerId",
                        "field.expectedClose", "expectedEndTime",
                        "field.closedAt", "actualEndTime",
                        "field.createdAt", "createTime",
                        "field.changedAt", "updateTime",
                        "field.lossReason", "failureReason",
                        "times", "milliseconds",
                        "nothing", "null"));
    }

    /** Any other system, in our own names. */
    @Bean
    CrmSystem template() {
        return new TemplateSystem("template", Map.of());
    }
}
