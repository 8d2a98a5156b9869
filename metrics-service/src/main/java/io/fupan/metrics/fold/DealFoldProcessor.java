package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.cell.CellFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Share;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import io.fupan.metrics.fold.Output.Destination;
import io.fupan.service.metric.ReferenceView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds the deals of one partition and keeps their sums.
 *
 * <p>An event only changes its deal's state and marks the deal as pending. A moment later all pending deals are folded
 * together, the differences of their shares are combined, and each changed cell is published once, followed by the cut.
 * A deal's state says which of its shares are in the cells, so nothing is lost or counted twice wherever a commit
 * falls between the two steps.
 */
final class DealFoldProcessor extends ContextualProcessor<String, byte[], String, Output> {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    /** While history streams in, differences are collected for longer: the same cells change again and again. */
    private static final Duration BULK_INTERVAL = Duration.ofSeconds(1);

    /** So many events between two flushes are history. */
    private static final int BULK = 100;

    private final Supplier<ReferenceView.Snapshot> reference;
    private final Reporting reporting;
    private final FoldMeters meters;

    private KeyValueStore<String, DealState> deals;
    private KeyValueStore<String, CellState> cells;
    private KeyValueStore<String, String> pending;
    private KeyValueStore<String, Progress> progress;
    private ReferenceView.@Nullable Snapshot foldedUnder;
    private boolean moved;
    private int sinceLastLook;
    private long lastFlush;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    DealFoldProcessor(Supplier<ReferenceView.Snapshot> reference, Reporting reporting, FoldMeters meters) {
        this.reference = reference;
        this.reporting = reporting;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Output> context) {
        super.init(context);
        deals = context.getStateStore(Stores.DEALS);
        cells = context.getStateStore(Stores.CELLS);
        pending = context.getStateStore(Stores.PENDING);
        progress = context.getStateStore(Stores.PROGRESS);
        context.schedule(FLUSH_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::flushUnlessBusy);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        remember(record);
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        progress.put(Progress.KEY, new Progress(metadata.offset() + 1, progress().reference()));
        moved = true;
        sinceLastLook++;
    }

    private void remember(Record<String, byte[]> record) {
        Event<DealFact> event;
        try {
            event = read(record);
        } catch (Rejected rejected) {
            meters.refused();
            context().forward(record.withValue(QuarantinedRecord.of(record, context(), rejected)));
            return;
        }
        String dealId = event.subject();
        DealState state = deals.get(dealId);
        DealState next = (state == null ? DealState.NEW : state).with(event);
        if (next == null) {
            meters.repeated();
            return;
        }
        deals.put(dealId, next);
        pending.put(dealId, "");
        if (event.data() instanceof DealFact.Unknown) {
            meters.unknown();
        } else {
            meters.folded();
        }
    }

    private static Event<DealFact> read(Record<String, byte[]> record) {
        if (record.value() == null) {
            throw new Rejected("EMPTY_RECORD", null, "expected an event, but the record has no value");
        }
        return Families.DEAL.read(record.value());
    }

    private void flushUnlessBusy(long now) {
        boolean bulk = sinceLastLook >= BULK;
        sinceLastLook = 0;
        if (!bulk || now - lastFlush >= BULK_INTERVAL.toMillis()) {
            lastFlush = now;
            flush(now);
        }
    }

    private void flush(long now) {
        ReferenceView.Snapshot snapshot = reference.get();
        foldAgainIfReferenceChanged(snapshot);
        Map<ScopeDay, Map<String, Tally>> changes = new HashMap<>();
        for (String dealId : pendingDeals()) {
            fold(dealId, snapshot, now)
                    .forEach((key, change) -> changes.computeIfAbsent(ScopeDay.of(key), cell -> new HashMap<>())
                            .computeIfAbsent(key.family(), family -> new Tally())
                            .add(change));
            pending.delete(dealId);
        }
        changes.forEach((cell, change) -> publish(cell, change, now));
        if (moved) {
            publishCut(now);
            moved = false;
            context().commit();
        }
    }

    /** Team, office, series, segment and stage order come from reference data; when it changes, so may every deal. */
    private void foldAgainIfReferenceChanged(ReferenceView.Snapshot snapshot) {
        if (snapshot == foldedUnder) {
            return;
        }
        if (!progress().reference().equals(snapshot.offsets())) {
            List<String> all = new ArrayList<>();
            try (KeyValueIterator<String, DealState> every = deals.all()) {
                every.forEachRemaining(deal -> all.add(deal.key));
            }
            all.forEach(dealId -> pending.put(dealId, ""));
            progress.put(Progress.KEY, new Progress(progress().events(), snapshot.offsets()));
            moved = true;
        }
        foldedUnder = snapshot;
    }

    private List<String> pendingDeals() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, String> all = pending.all()) {
            while (all.hasNext()) {
                KeyValue<String, String> next = all.next();
                ids.add(next.key);
            }
        }
        return ids;
    }

    private Map<CellKey, Quantities> fold(String dealId, ReferenceView.Snapshot snapshot, long now) {
        DealState state = deals.get(dealId);
        if (state == null) {
            return Map.of();
        }
        DealFacts facts = DealFold.fold(dealId, state.events());
        List<Share> shares = Contributions.of(facts, snapshot.reference(), reporting);
        deals.put(dealId, state.sharing(shares));
        byte[] view = DealViews.write(facts, snapshot.reference(), reporting);
        context().forward(new Record<>(dealId, new Output(Destination.DEALS, view), now));
        return Contributions.difference(state.shares(), shares);
    }

    private void publish(ScopeDay where, Map<String, Tally> changes, long now) {
        String key = CellRecords.cell(where, part(), CellState.NOTHING).key();
        CellState known = cells.get(key);
        CellState state = (known == null ? CellState.NOTHING : known).plus(changes);
        if (state.equals(known)) {
            return; // what some deals added, others took away
        }
        cells.put(key, state);
        byte[] value = CellRecords.write(CellRecords.cell(where, part(), state), now);
        context().forward(new Record<>(key, new Output(Destination.CELLS, value), now));
    }

    private void publishCut(long now) {
        Progress reached = progress();
        Map<String, Long> offsets = new HashMap<>(reached.reference());
        offsets.put(Topics.DEAL_EVENTS.name() + '-' + part(), reached.events());
        CellFact.Cut cut = new CellFact.Cut(part(), offsets);
        context().forward(new Record<>(cut.key(), new Output(Destination.CELLS, CellRecords.write(cut, now)), now));
    }

    private Progress progress() {
        Progress known = progress.get(Progress.KEY);
        return known == null ? Progress.NONE : known;
    }

    private int part() {
        return context().taskId().partition();
    }
}
