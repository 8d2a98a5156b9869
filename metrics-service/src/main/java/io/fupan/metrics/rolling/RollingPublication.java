package io.fupan.metrics.rolling;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.rolling.RollingFact;
import io.fupan.event.rolling.RollingKey;
import io.fupan.event.topic.Topics;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.rolling.Outlet.Outgoing;
import io.fupan.metrics.rolling.PublishedValues.Published;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Publishes the values of a scope where they differ from what stands on the topic. */
final class RollingPublication implements ScopeWork {

    private static final String SOURCE = "/metrics";

    private final RollingValues values;
    private final PublishedValues published;
    private final Outlet outlet;
    private final RollingMeters meters;
    private final Clock clock;

    RollingPublication(
            RollingValues values, PublishedValues published, Outlet outlet, RollingMeters meters, Clock clock) {
        this.values = values;
        this.published = published;
        this.outlet = outlet;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Collection<Scope> all(Moment moment) {
        Set<Scope> all = values.scopes(moment);
        all.addAll(published.scopes());
        return all;
    }

    @Override
    public Collection<Scope> due() {
        return published.takeTouched();
    }

    @Override
    public boolean follow(Scope scope, Moment moment) {
        Map<String, Published> before = new HashMap<>(published.of(scope.toString()));
        List<RollingFact.Value> changed = new ArrayList<>();
        List<RollingFact.Value> moved = new ArrayList<>();
        List<RollingFact.Value> now = values.of(scope, moment);
        int held = 0;
        for (RollingFact.Value value : now) {
            Published last = before.remove(value.key());
            Published next = PublishedValues.published(value, 0);
            if (last == null || !last.figure().equals(next.figure()) || !last.asOf().equals(next.asOf())) {
                if (last != null && isBehind(next, last)) {
                    held++;
                } else {
                    (last == null || !last.figure().equals(next.figure()) ? changed : moved).add(value);
                }
            }
        }
        write(changed, moved);
        withdraw(scope, before.keySet());
        meters.evaluated(now.size(), changed.size() + moved.size(), held);
        return held == 0;
    }

    /** Somebody who had read further has already said what holds. */
    private static boolean isBehind(Published next, Published last) {
        return next.asOf().isBefore(last.asOf())
                || next.asOf().equals(last.asOf()) && next.position() < last.position();
    }

    /** The change first: after a crash in between it is said again, and never left out. */
    private void write(List<RollingFact.Value> changed, List<RollingFact.Value> moved) {
        outlet.write(changed.stream()
                .map(value -> new Outgoing(Topics.ROLLING_CHANGES, value.key(), bytes(value)))
                .toList());
        List<RollingFact.Value> all = new ArrayList<>(changed);
        all.addAll(moved);
        List<Long> offsets = outlet.write(all.stream()
                .map(value -> new Outgoing(Topics.ROLLING_LATEST, value.key(), bytes(value)))
                .toList());
        for (int i = 0; i < all.size(); i++) {
            published.wrote(all.get(i), offsets.get(i));
        }
    }

    private void withdraw(Scope scope, Collection<String> keys) {
        outlet.write(keys.stream()
                .map(key -> new Outgoing(Topics.ROLLING_CHANGES, key, withdrawn(key)))
                .toList());
        outlet.write(keys.stream()
                .map(key -> new Outgoing(Topics.ROLLING_LATEST, key, null))
                .toList());
        keys.forEach(key -> published.deleted(scope.toString(), key));
        meters.withdrawn(keys.size());
    }

    private byte[] bytes(RollingFact.Value value) {
        long position = PublishedValues.published(value, 0).position();
        return event(value.key(), value.key() + '@' + value.asOf() + '@' + position, value);
    }

    private byte[] withdrawn(String key) {
        RollingKey of = Objects.requireNonNull(RollingKey.parse(key), "only keys are noted");
        return event(
                key,
                key + "@withdrawn@" + clock.instant(),
                new RollingFact.Withdrawn(of.metric(), of.scope(), of.window(), of.stage()));
    }

    private byte[] event(String key, String id, RollingFact fact) {
        return Families.ROLLING.write(new Event<>(
                id, SOURCE, Families.ROLLING.typeOf(fact.getClass()), key, clock.instant(), null, null, null, null, fact));
    }
}
