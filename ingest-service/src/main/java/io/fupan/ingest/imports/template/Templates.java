package io.fupan.ingest.imports.template;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.ingest.log.Envelope;
import io.fupan.ingest.log.Log;
import io.fupan.ingest.log.Outgoing;
import io.fupan.service.problem.Problem;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The templates there are, in memory; the topic has the latest of each name. */
public final class Templates implements Projection {

    private static final PassedOver PASSED_OVER = new PassedOver("import-templates");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Log log;
    private final TreeMap<String, Template> byName = new TreeMap<>();

    /** Templates that are written to this log. */
    public Templates(Log log) {
        this.log = log;
    }

    @Override
    public synchronized void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> each : records) {
            try {
                JsonNode data = EventCodec.parse(each.value()).path("data");
                put(Json.mapper().treeToValue(data, Template.class));
            } catch (Rejected | JacksonException e) {
                PASSED_OVER.add(each, e);
            }
        }
    }

    /** All templates, by name. */
    synchronized List<Template> all() {
        return byName.values().stream().filter(each -> !each.deleted()).toList();
    }

    /**
     * The template of a name.
     *
     * @throws Problem 404
     */
    public synchronized Template named(String name) {
        Template found = byName.get(name);
        if (found == null || found.deleted()) {
            throw Problem.notFound("unknown-template", "There is no template of this name.");
        }
        return found;
    }

    /**
     * Saves a template, over the one of the same name.
     *
     * @throws Rejected if the plan cannot work
     */
    Template save(String name, JsonNode plan, String by) {
        if (!NAME.matcher(name).matches()) {
            throw new Rejected("INVALID_FIELD", "name", "a name has 1 to 64 letters, digits, '-' and '_'");
        }
        Plan.read(plan);
        return write(new Template(name, plan, Instant.now(), by, false));
    }

    void delete(String name, String by) {
        Template found = named(name);
        write(new Template(name, found.plan(), Instant.now(), by, true));
    }

    private Template write(Template template) {
        byte[] value = Envelope.of(
                        "ingest.import-template",
                        UUID.randomUUID().toString(),
                        "/ingest/api/imports/" + template.savedBy(),
                        template.name(),
                        template.savedAt(),
                        template)
                .bytes();
        log.write(List.of(new Outgoing(Topics.IMPORT_TEMPLATES, template.name(), value)));
        put(template);
        return template;
    }

    private synchronized void put(@Nullable Template template) {
        if (template != null) {
            Template before = byName.get(template.name());
            if (before == null || !before.savedAt().isAfter(template.savedAt())) {
                byName.put(template.name(), template);
            }
        }
    }
}
