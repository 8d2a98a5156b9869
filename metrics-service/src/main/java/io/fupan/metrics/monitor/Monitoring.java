package io.fupan.metrics.monitor;

import io.fupan.event.Event;
import io.fupan.event.alert.AlertFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.alert.Alert;
import io.fupan.metrics.alert.Alerts;
import io.fupan.metrics.query.Links;
import io.fupan.metrics.rolling.Moment;
import io.fupan.metrics.rolling.Outlet;
import io.fupan.metrics.rolling.ScopeWork;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates the monitors of a scope when its numbers move, and says what it found. */
final class Monitoring implements ScopeWork {

    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);

    private final Monitors monitors;
    private final Alerts alerts;
    private final MetricCatalogue catalogue;
    private final Outlet outlet;
    private final Clock clock;

    Monitoring(Monitors monitors, Alerts alerts, MetricCatalogue catalogue, Outlet outlet, Clock clock) {
        this.monitors = monitors;
        this.alerts = alerts;
        this.catalogue = catalogue;
        this.outlet = outlet;
        this.clock = clock;
    }

    @Override
    public Collection<Scope> all(Moment moment) {
        Set<Scope> scopes = new HashSet<>();
        monitors.all().forEach(monitor -> scopes.add(monitor.scope()));
        alerts.open().forEach(alert -> scopes.add(scope(alert)));
        return scopes;
    }

    @Override
    public Collection<Scope> due() {
        return monitors.takeTouched();
    }

    @Override
    public boolean follow(Scope scope, Moment moment) {
        closeOrphans(scope, moment);
        boolean done = true;
        for (Monitor monitor : monitors.about(scope)) {
            done &= follow(monitor, moment);
        }
        return done;
    }

    /** Resolves what was raised by a monitor that is gone, or is another one now. */
    private void closeOrphans(Scope scope, Moment moment) {
        for (Alert alert : alerts.open()) {
            if (scope(alert).equals(scope)) {
                Monitor monitor = monitors.find(alert.monitor());
                if (monitor == null || monitor.version() != alert.version()) {
                    String why = monitor == null ? "monitor-deleted" : "monitor-changed";
                    SortedMap<String, Long> cut = moment.cells().cut();
                    say(alert.monitor(), alert.id() + "@" + why, new AlertFact.Resolved(alert.id(), alert.monitor(), why, null, cut));
                }
            }
        }
    }

    private boolean follow(Monitor monitor, Moment moment) {
        Alert open = alerts.openOf(monitor.id());
        AtCut<Judgement> judged;
        try {
            judged = moment.cells().readAtCut(cells -> Judgement.of(
                    monitor, open != null, moment.today(), new Watch(catalogue, cells, moment.reference())));
        } catch (InvalidQuery e) {
            LOG.warn("monitor {} asks what this version cannot answer: {}", monitor.id(), e.getMessage());
            return true;
        }
        long position = Alerts.position(judged.cut());
        if (!(judged.result() instanceof Judgement.Stay) && position < alerts.positionOf(monitor.id())) {
            // Somebody who had read further has already said what holds.
            return false;
        }
        switch (judged.result()) {
            case Judgement.Raise raise -> raise(monitor, raise, judged.cut());
            case Judgement.Resolve resolve -> {
                if (open != null) {
                    AlertFact fact = new AlertFact.Resolved(
                            open.id(), monitor.id(), "cleared", resolve.observed(), judged.cut());
                    say(monitor.id(), open.id() + "@resolved@" + position, fact);
                }
            }
            case Judgement.Stay stay -> {}
        }
        return true;
    }

    private void raise(Monitor monitor, Judgement.Raise raise, SortedMap<String, Long> cut) {
        String alert = monitor.id() + "-v" + monitor.version() + '-' + raise.since();
        AlertFact.Opened opened = new AlertFact.Opened(
                alert,
                monitor.id(),
                monitor.version(),
                raise.since(),
                monitor.severity(),
                monitor.names(),
                monitor.question(),
                monitor.rule(),
                raise.observed(),
                cut,
                links(monitor, raise.observed()));
        say(monitor.id(), alert + "@opened@" + Alerts.position(cut), opened);
    }

    /** The days are written out, so that the addresses mean the same tomorrow. */
    private Map<String, String> links(Monitor monitor, AlertFact.Observation observed) {
        LocalDate asOf = observed.asOf();
        Period days = Period.between(observed.period().from(), observed.period().to(), asOf);
        Map<String, String> ofValue = Links.ofValue(monitor.query(days), catalogue.definition(monitor.query(days).metric()));
        Map<String, String> links = new TreeMap<>();
        links.put("monitor", "/api/v1/monitors/" + monitor.id());
        links.put("value", String.valueOf(ofValue.get("self")));
        for (String relation : List.of("evidence", "series", "definition")) {
            String address = ofValue.get(relation);
            if (address != null) {
                links.put(relation, address);
            }
        }
        return links;
    }

    private void say(String monitor, String id, AlertFact fact) {
        Event<AlertFact> event = new Event<>(
                id, "/metrics", Families.ALERT.typeOf(fact.getClass()), monitor, clock.instant(), null, null, null, null,
                fact);
        long offset = outlet.write(List.of(new Outlet.Outgoing(Topics.ALERTS, monitor, Families.ALERT.write(event))))
                .getFirst();
        alerts.apply(event, offset);
    }

    private static Scope scope(Alert alert) {
        return Scope.parse(alert.question().scope());
    }
}
