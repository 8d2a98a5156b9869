package io.fupan.ingest.reference.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.fupan.service.security.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two instances decide about the same version, neither knowing of the other's. */
class StatementRaceTests {

    private static final String TARGET =
            "{\"scope\":\"org\",\"period\":\"2027-Q1\",\"metric\":\"dealsWon\",\"count\":\"%s\",\"reason\":\"plan\"}";
    private static final String FORECAST =
            "{\"scope\":\"org\",\"period\":\"2027-Q1\",\"metric\":\"dealsWon\",\"count\":\"%s\",\"category\":\"commit\"}";

    private static final String PIPELINE = "{\"pipeline\":\"sales\",\"stages\":[\"Lead\",\"%s\"]}";

    private final List<Outgoing> log = new ArrayList<>();
    private final StatementView mine = new StatementView();
    private final Statements here = instance(mine, records -> {
        log.addAll(records);
        mine.apply(read(log));
    });
    private final Statements there = instance(new StatementView(), records -> {
        log.addAll(records);
        Thread.currentThread().interrupt(); // instead of waiting for a view that reads nothing
    });

    @Test
    void tellsTheSecondOnTheLogThatItsTargetHasNoEffect() {
        stateThere("targets", TARGET.formatted("5"));

        Outcome outcome = state(here, "targets", TARGET.formatted("6"));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.reason()).isEqualTo("VERSION_CONFLICT");
        });
        assertThat(mine.history("target:dealsWon:org:2027-Q1")).hasSize(1);
    }

    @Test
    void tellsTheSecondOnTheLogThatAForecastIsThereAlready() {
        stateThere("forecasts", FORECAST.formatted("5"));

        Outcome outcome = state(here, "forecasts", FORECAST.formatted("6"));

        assertThat(outcome).isInstanceOfSatisfying(
                Outcome.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("FROZEN"));
    }

    @Test
    void tellsTheSecondOnTheLogThatItsPipelineHasNoEffect() {
        stateThere("pipelines", PIPELINE.formatted("Offer"));

        Outcome outcome = state(here, "pipelines", PIPELINE.formatted("Proposal"));

        assertThat(outcome).isInstanceOfSatisfying(
                Outcome.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("VERSION_CONFLICT"));
        assertThat(mine.history("pipeline:sales")).hasSize(1);
    }

    @Test
    void findsNothingWrongWithSayingTheSame() {
        stateThere("targets", TARGET.formatted("5"));

        assertThat(state(here, "bob", "targets", TARGET.formatted("5"))).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void recordsWhatCameFirst() {
        assertThat(state(here, "targets", TARGET.formatted("6"))).isInstanceOf(Outcome.Recorded.class);
    }

    /** The other instance has its statement on the log, and this one has not read it yet. */
    private void stateThere(String kind, String json) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> state(there, kind, json));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).isNotEmpty();
    }

    private static Outcome state(Statements statements, String kind, String json) {
        return state(statements, "ann", kind, json);
    }

    private static Outcome state(Statements statements, String name, String kind, String json) {
        JsonNode item = EventCodec.parse(json.getBytes(StandardCharsets.UTF_8));
        Caller caller = new Caller(name, Set.of("admin"), null, null);
        Author author = new Author(caller, new Visibility(caller, rep -> null));
        Delivery delivery = new Delivery(
                Instant.parse("2026-11-23T12:00:00Z"), "application/json", header -> null, json.getBytes(StandardCharsets.UTF_8));
        Sender sender = new Sender(Sender.API, "reference", name, 1);
        return statements
                .state(Kinds.of(kind), sender, delivery, delivery.receipt(), author, List.of(item))
                .getFirst();
    }

    private static Statements instance(StatementView view, Outlet outlet) {
        return new Statements(view, () -> true, outlet, Reporting.of("UTC", "USD"));
    }

    private static List<ConsumerRecord<String, byte[]>> read(List<Outgoing> log) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (Outgoing each : log) {
            if (each.topic().equals(Topics.REFERENCE_EVENTS)) {
                records.add(new ConsumerRecord<>(each.topic().name(), 0, records.size(), each.key(), each.value()));
            }
        }
        return records;
    }
}
