package io.fupan.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.alert.AlertFact;
import io.fupan.event.json.Families;
import io.fupan.event.monitor.MonitorFact;
import io.fupan.event.rolling.RollingFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class AlertsTests {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    private final Alerts alerts = new Alerts();

    @Test
    void isNotOpenedAgainByAnOwnRecordThatComesBack() {
        alerts.apply(opened(), 4);
        alerts.apply(resolved(), 5);

        alerts.apply(List.of(new ConsumerRecord<>("metrics.alerts.v1", 0, 4, "m", Families.ALERT.write(opened()))));

        assertThat(alerts.openOf("m")).isNull();
        assertThat(alerts.find("a").state()).isEqualTo("resolved");
    }

    @Test
    void opensTheSameAlertAgainIfTheRuleHoldsAgainSinceTheSameDay() {
        alerts.apply(opened(), 4);
        alerts.apply(resolved(), 5);
        alerts.apply(opened(), 6);

        assertThat(alerts.all()).hasSize(1);
        assertThat(alerts.openOf("m").id()).isEqualTo("a");
    }

    @Test
    void knowsHowFarTheLogHadBeenReadWhenSomethingWasSaid() {
        alerts.apply(opened(), 4);

        assertThat(alerts.positionOf("m")).isEqualTo(12);
        assertThat(alerts.positionOf("other")).isZero();
    }

    private static Event<AlertFact> opened() {
        return event(
                "alert.opened",
                new AlertFact.Opened(
                        "a",
                        "m",
                        1,
                        DAY,
                        "warning",
                        null,
                        new MonitorFact.Question("dealsWon", "org", "mtd", null, null, null, null),
                        new MonitorFact.Rule("no-data", null, null, null, null),
                        new AlertFact.Observation(
                                new RollingFact.Days(DAY, DAY), null, "count", null, 0L, "ZERO", null, DAY, null, null),
                        new TreeMap<>(Map.of("t-0", 5L, "t-1", 7L)),
                        Map.of()));
    }

    private static Event<AlertFact> resolved() {
        return event("alert.resolved", new AlertFact.Resolved("a", "m", "cleared", null, new TreeMap<>()));
    }

    private static Event<AlertFact> event(String type, AlertFact fact) {
        return new Event<>("e", "/metrics", type, "m", Instant.EPOCH, null, null, null, null, fact);
    }
}
