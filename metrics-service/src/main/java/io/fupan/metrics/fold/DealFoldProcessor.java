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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds the deals of one partition and keeps their sums.
 *
 * <p>An event is only put aside as pending. A moment later all pending events are added to their deals, each deal is
 * folded once, the differences of its shares are combined with those of others, and each changed cell is published
 * once, followed by the cut. A deal's state says which of its shares are in the cells, so nothing is lost or counted
 * twice wherever a commit falls between the two steps.
 */
final class DealFoldProcessor extends ContextualProcessor<String, byte[], String, Output> {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    /** While history streams in, differences are collected for longer: the same cells change again and again. */
    private static final Duration BULK_INTERVAL = Duration.ofSeconds(1);

    /** So many events between two flushes are history. */
    private static final int BULK = 100;

    /** A deal has some kilobytes. */
    private static final int RECENT_DEALS = 600;

    /** A cell has one kilobyte and more. */
    private static final int RECENT_CELLS = 1000;

    private final Supplier<ReferenceView.Snapshot> reference;
    private final Reporting reporting;
    private final FoldMeters meters;

    private RecentValues<DealState> deals;
    private RecentValues<CellState> cells;
    private Pending pending;
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
        deals = new RecentValues<>(context.getStateStore(Stores.DEALS), RECENT_DEALS);
        cells = new RecentValues<>(context.getStateStore(Stores.CELLS), RECENT_CELLS);
        pending = new Pending(context.getStateStore(Stores.PENDING));
        progress = context.getStateStore(Stores.PROGRESS);
        context.schedule(FLUSH_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::flushUnlessBusy);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        long offset = context().recordMetadata().orElseThrow().offset();
        try {
            if (record.value() == null) {
                throw new Rejected("EMPTY_RECORD", null, "expected an event, but the record has no value");
            }
            pending.add(offset, record.value(), Families.DEAL.read(record.value()));
        } catch (Rejected rejected) {
            meters.refused();
            context().forward(record.withValue(QuarantinedRecord.of(record, context(), rejected)));
        }
        progress.put(Progress.KEY, new Progress(offset + 1, progress().reference()));
        moved = true;
        sinceLastLook++;
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
        pending.take().forEach((dealId, news) -> fold(dealId, news, snapshot, now)
                .forEach((key, change) -> changes.computeIfAbsent(ScopeDay.of(key), cell -> new HashMap<>())
                        .computeIfAbsent(key.family(), family -> new Tally())
                        .add(change)));
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
            deals.keys().forEach(pending::addAgain);
            progress.put(Progress.KEY, new Progress(progress().events(), snapshot.offsets()));
            moved = true;
        }
        foldedUnder = snapshot;
    }

    /** How the deal's shares differ now from those in the cells. */
    private Map<CellKey, Quantities> fold(
            String dealId, Pending.Deal news, ReferenceView.Snapshot snapshot, long now) {
        DealState known = deals.get(dealId);
        DealState state = with(known == null ? DealState.NEW : known, news.events());
        if (state == known && !news.again()) {
            return Map.of();
        }
        DealFacts facts = DealFold.fold(dealId, state.events());
        List<Share> shares = Contributions.of(facts, snapshot.reference(), reporting);
        deals.put(dealId, state.sharing(shares));
        byte[] view = DealViews.write(facts, snapshot.reference(), reporting);
        context().forward(new Record<>(dealId, new Output(Destination.DEALS, view), now));
        return Contributions.difference(state.shares(), shares);
    }

    private DealState with(DealState known, List<Event<DealFact>> events) {
        DealState state = known;
        for (Event<DealFact> event : events) {
            DealState next = state.with(event);
            if (next == null) {
                meters.repeated();
            } else if (event.data() instanceof DealFact.Unknown) {
                meters.unknown();
            } else {
                meters.folded();
            }
            state = next == null ? state : next;
        }
        return state;
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
