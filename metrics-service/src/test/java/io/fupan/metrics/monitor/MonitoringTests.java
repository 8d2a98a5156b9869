package io.fupan.metrics.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.alert.AlertFact;
import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.json.Families;
import io.fupan.event.monitor.MonitorFact;
import io.fupan.event.monitor.MonitorFact.Question;
import io.fupan.event.monitor.MonitorFact.Rule;
import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.alert.Alerts;
import io.fupan.metrics.rolling.Cells;
import io.fupan.metrics.rolling.MemoryLog;
import io.fupan.metrics.rolling.Moment;
import io.fupan.metrics.rolling.MovingClock;
import io.fupan.metrics.rolling.Outlet.Outgoing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitoringTests {

    private static final Scope TEAM = Scope.of("team", "A");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private final MemoryLog log = new MemoryLog();
    private final CellIndex cells = new CellIndex();
    private final Instance one = new Instance();
    private LocalDate today = TODAY;
    private int version;
    private long offset;

    /** One instance of the service, as far as monitors go. */
    private final class Instance {

        private final Monitors monitors = new Monitors();
        private final Alerts alerts = new Alerts();
        private final Monitoring monitoring = new Monitoring(
                monitors,
                alerts,
                new MetricCatalogue(Currency.getInstance("USD")),
                log,
                new MovingClock("2026-11-23T12:00:00Z"));

        boolean follow() {
            log.bring(Topics.MONITORS, monitors);
            return monitoring.follow(TEAM, new Moment(today, Reference.empty(), cells));
        }

        void readAlerts() {
            log.bring(Topics.ALERTS, alerts);
        }
    }

    @Test
    void raisesAnAlertOnceAndResolvesIt() {
        monitor("dealsWon", "last-7-days", rule("above", "3", null, null));
        won(0, 4);
        one.follow();
        one.follow();

        won(0, 3);
        one.follow();

        assertThat(said()).extracting(Event::type).containsExactly("alert.opened", "alert.resolved");
        AlertFact.Opened opened = (AlertFact.Opened) said().getFirst().data();
        assertThat(opened.observed().value().number()).isEqualByComparingTo("4");
        assertThat(opened.cut()).containsEntry("sales.deal-events.v1-0", 1L);
        assertThat(opened.links().get("value"))
                .isEqualTo("/api/v1/metrics/dealsWon?scope=team%3AA&period=2026-11-17..2026-11-23&asOf=2026-11-23");
        assertThat(opened.links()).containsKey("evidence");
    }

    @Test
    void staysAsItIsBetweenTheTwoLevels() {
        monitor("dealsWon", "last-7-days", rule("above", "10", "5", null));
        won(0, 8);
        one.follow();
        assertThat(said()).isEmpty();

        won(0, 11);
        one.follow();
        won(0, 6);
        one.follow();
        assertThat(said()).hasSize(1);

        won(0, 5);
        one.follow();
        assertThat(said()).hasSize(2);
    }

    @Test
    void neverFiresWhereThereIsNoNumberToBeReadAsItIs() {
        monitor("winRate", "last-7-days", rule("below", "0.5", null, null));
        monitor("winRate", "last-7-days", rule("change", "-1", null, null));
        say(Cells.closed("team:A", TODAY.minusDays(60), 1, 5));

        one.follow();

        assertThat(said()).isEmpty();
    }

    @Test
    void firesWhenACountIsTrulyNothing() {
        monitor("dealsWon", "last-7-days", rule("below", "5", null, null));
        monitor("bookings", "last-7-days", rule("change", "-50", null, null));
        won(8, 10);

        one.follow();

        assertThat(said()).hasSize(2);
        assertThat(((AlertFact.Opened) said().getFirst().data()).observed().status()).isEqualTo("ZERO");
        assertThat(((AlertFact.Opened) said().getLast().data()).observed().change()).isEqualByComparingTo("-1");
    }

    @Test
    void takesNothingBeforeTheFirstDayForLittle() {
        monitor("dealsWon", "last-7-days", rule("below", "5", null, null));
        monitor("dealsWon", "last-7-days", rule("below", "5", null, 3));
        one.follow();
        assertThat(said()).isEmpty();

        won(1, 1);
        one.follow();

        assertThat(said()).hasSize(1);
        assertThat(((AlertFact.Opened) said().getFirst().data()).since()).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void leavesAnOpenAlertOpenWhenTheNumberIsLost() {
        monitor("winRate", "last-7-days", rule("below", "0.5", null, null));
        say(Cells.closed("team:A", TODAY, 1, 5));
        one.follow();

        today = TODAY.plusDays(20);
        one.follow();

        assertThat(said()).extracting(Event::type).containsExactly("alert.opened");
    }

    @Test
    void resolvesWhenTheNumberIsTrulyNothing() {
        monitor("dealsWon", "last-7-days", rule("above", "3", null, null));
        won(0, 4);
        one.follow();

        today = TODAY.plusDays(20);
        one.follow();

        assertThat(said()).extracting(Event::type).containsExactly("alert.opened", "alert.resolved");
    }

    @Test
    void waitsUntilTheRuleHasHeldForSoManyDays() {
        monitor("dealsWon", "last-7-days", rule("above", "3", null, 3));
        won(1, 4);
        one.follow();
        assertThat(said()).isEmpty();

        today = TODAY.plusDays(1);
        one.follow();

        AlertFact.Opened opened = (AlertFact.Opened) said().getFirst().data();
        assertThat(opened.since()).isEqualTo(TODAY.minusDays(1));
        assertThat(opened.alert()).isEqualTo("m-1-v1-2026-11-22");
    }

    @Test
    void comparesWithTheDaysBefore() {
        monitor("dealsWon", "last-7-days", rule("change", "-50", null, null));
        won(8, 10);
        won(0, 6);
        one.follow();
        assertThat(said()).isEmpty();

        won(0, 5);
        one.follow();

        AlertFact.Opened opened = (AlertFact.Opened) said().getFirst().data();
        assertThat(opened.observed().change()).isEqualByComparingTo("-0.5");
    }

    @Test
    void seesAWeekThatIsNoRoutineVariation() {
        monitor("dealsWon", null, new Rule("signal", null, null, null, "week"));
        for (int week = 1; week <= 12; week++) {
            won(1 + 7 * week, 2 + week % 2);
        }
        won(1, 3);
        one.follow();
        assertThat(said()).isEmpty();

        won(1, 30);
        one.follow();

        AlertFact.Opened opened = (AlertFact.Opened) said().getFirst().data();
        // The 23rd is a Monday: the last week that is over ended the day before.
        assertThat(opened.observed().period().to()).isEqualTo(TODAY.minusDays(1));
        assertThat(opened.observed().limits().upper()).isLessThan(30);
    }

    @Test
    void saysThatNothingCameAndThatItCameAgain() {
        monitor("dealsWon", "last-7-days", rule("no-data", null, null, null));
        won(20, 4);
        one.follow();
        won(0, 1);
        one.follow();

        assertThat(said()).extracting(Event::type).containsExactly("alert.opened", "alert.resolved");
    }

    @Test
    void saysTheSameWhoeverFindsIt() {
        monitor("dealsWon", "last-7-days", rule("above", "3", null, null));
        won(0, 4);
        one.follow();

        new Instance().follow();

        assertThat(said()).hasSize(2);
        assertThat(said().get(1).id()).isEqualTo(said().get(0).id());
        assertThat(said().get(1).data()).isEqualTo(said().get(0).data());
    }

    @Test
    void isNotRaisedAgainAfterATakeOver() {
        monitor("dealsWon", "last-7-days", rule("above", "3", null, null));
        won(0, 4);
        one.follow();
        Instance other = new Instance();
        other.readAlerts();

        today = TODAY.plusDays(1);
        other.follow();

        assertThat(said()).hasSize(1);
    }

    @Test
    void doesNotContradictWhoHasReadFurther() {
        monitor("dealsWon", "last-7-days", rule("above", "3", null, null));
        won(0, 4);
        offset = 10;
        won(0, 4);
        one.follow();
        cells.clear();
        cells.apply(0, List.of(Cells.closed("team:A", TODAY, 1, 0)), Map.of("sales.deal-events.v1-0", 5L));

        boolean done = one.follow();

        assertThat(done).isFalse();
        assertThat(said()).hasSize(1);
    }

    @Test
    void resolvesTheAlertsOfAMonitorThatIsGoneOrAnotherOneNow() {
        monitor("dealsWon", "last-7-days", rule("above", "3", null, null));
        won(0, 4);
        one.follow();
        version = 1;
        define("m-1", "dealsWon", "last-7-days", rule("above", "2", null, null));
        one.follow();
        log.send(new Outgoing(Topics.MONITORS, "m-1", null));
        one.follow();

        assertThat(said())
                .extracting(event -> event.data() instanceof AlertFact.Resolved resolved ? resolved.resolution() : "opened")
                .containsExactly("opened", "monitor-changed", "opened", "monitor-deleted");
        assertThat(one.alerts.open()).isEmpty();
    }

    @Test
    void countsTheFirstOfTwoChangesOfTheSameVersion() {
        define("m-1", "dealsWon", "mtd", rule("above", "1", null, null));
        define("m-1", "dealsLost", "mtd", rule("above", "1", null, null));

        one.follow();

        assertThat(one.monitors.find("m-1").question().metric()).isEqualTo("dealsWon");
        assertThat(one.monitors.refused("change-2")).isTrue();
    }

    private int changes;
    private int monitorsMade;

    private void monitor(String metric, String window, Rule rule) {
        monitorsMade++;
        define("m-" + monitorsMade, metric, window, rule);
    }

    private void define(String id, String metric, String window, Rule rule) {
        changes++;
        MonitorFact fact = new MonitorFact.Defined(
                version + 1, null, new Question(metric, TEAM.toString(), window, null, null, null, null), rule, "warning", "me");
        Event<MonitorFact> event = new Event<>(
                "change-" + changes, "/metrics", "monitor.defined", id, java.time.Instant.EPOCH, null, null, null, null, fact);
        log.send(new Outgoing(Topics.MONITORS, id, Families.MONITOR.write(event)));
    }

    private static Rule rule(String kind, String threshold, String clear, Integer days) {
        return new Rule(
                kind,
                threshold == null ? null : new BigDecimal(threshold),
                clear == null ? null : new BigDecimal(clear),
                days,
                null);
    }

    private void won(int daysAgo, int deals) {
        say(Cells.closed("team:A", TODAY.minusDays(daysAgo), deals, 0));
    }

    private void say(Cell cell) {
        offset++;
        cells.apply(0, List.of(cell), Map.of("sales.deal-events.v1-0", offset));
    }

    private List<Event<AlertFact>> said() {
        return log.records(Topics.ALERTS).stream()
                .map(record -> Families.ALERT.read(record.value()))
                .toList();
    }
}
