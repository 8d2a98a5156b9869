package io.fupan.metrics.rolling;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/** One instance of the service, as far as rolling values go. */
final class Instance {

    static final Reporting REPORTING = Reporting.of("America/New_York", "USD");
    static final List<String> KINDS = List.of("org", "team", "rep");
    static final List<String> WINDOWS = List.of("last-7-days", "last-30-days", "mtd", "ytd");

    final MetricCatalogue catalogue = new MetricCatalogue(Currency.getInstance("USD"));
    final CellIndex cells = new CellIndex();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PublishedValues published = new PublishedValues();
    Reference reference = Reference.empty();

    private final MemoryLog log;
    private final Rounds rounds;
    private final Turns share = new Turns();

    Instance(MemoryLog log, Clock clock) {
        this.log = log;
        RollingPublication publication = new RollingPublication(
                new RollingValues(catalogue, KINDS, WINDOWS), published, log, new RollingMeters(meters), clock);
        rounds = new Rounds(() -> cells, () -> reference, List.of(publication), REPORTING, clock);
    }

    /** A share that is handed out by tests. */
    private static final class Turns implements Share {

        private Predicate<Scope> mine = scope -> true;
        private long changes;

        @Override
        public boolean has(Scope scope) {
            return mine.test(scope);
        }

        @Override
        public long changes() {
            return changes;
        }
    }

    void owns(Predicate<Scope> scopes) {
        share.mine = scopes;
        share.changes++;
    }

    /** Reads the topic, and does a round. */
    void round() {
        log.bring(Topics.ROLLING_LATEST, published);
        rounds.round(share);
    }

    int waiting() {
        return rounds.waiting();
    }

    double evaluated() {
        return meters.get("metrics.rolling.evaluated").counter().count();
    }
}
