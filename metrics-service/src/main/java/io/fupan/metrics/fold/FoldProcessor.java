package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.cell.CellFact;
import io.fupan.event.link.LinkFact;
import io.fupan.metric.cell.CellChanges;
import io.fupan.metric.cell.ScopeDay;
import io.fupan.metric.cell.Tally;
import io.fupan.metrics.fold.EntityFold.Folded;
import io.fupan.metrics.fold.Output.Destination;
import io.fupan.service.metric.ReferenceView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds the deals, accounts and leads of one partition and keeps their sums.
 *
 * <p>A record is only put aside as pending. A moment later all pending events are added to the things they are about,
 * each thing is folded once, the differences of its shares are combined with those of others, and each changed cell is
 * published once, followed by the cut. The state of a thing says which of its shares are in the cells, so nothing is
 * lost or counted twice wherever a commit falls between the two steps.
 */
final class FoldProcessor extends ContextualProcessor<String, byte[], String, Output> {

    /** How often it is looked whether to flush: what a single event waits for at most. */
    static final Duration LOOK_INTERVAL = Duration.ofMillis(10);

    /** A deal has some kilobytes. */
    private static final int RECENT_STATES = 400;

    /** A cell has some kilobytes. */
    private static final int RECENT_CELLS = 400;

    private final Supplier<ReferenceView.Snapshot> reference;
    private final Map<String, EntityFold> folds;
    private final String conventions;
    private final FoldMeters meters;
    private final FlushTurns turns;
    private final FlushPace pace;

    private RecentValues<EntityState> states;
    private RecentValues<CellState> cells;
    private Pending pending;
    private KeyValueStore<String, Progress> progress;
    private final InForce inForce = new InForce();
    private final Refolding refolding = new Refolding();
    private ReferenceView.Snapshot foldedUnder;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    FoldProcessor(
            Supplier<ReferenceView.Snapshot> reference,
            Map<String, EntityFold> folds,
            String conventions,
            FoldMeters meters,
            FlushTurns turns,
            FlushPace pace) {
        this.turns = turns;
        this.pace = pace;
        this.reference = reference;
        this.folds = folds;
        this.conventions = conventions;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Output> context) {
        super.init(context);
        states = new RecentValues<>(context.getStateStore(Stores.STATES), RECENT_STATES);
        cells = new RecentValues<>(context.getStateStore(Stores.CELLS), RECENT_CELLS);
        pending = new Pending(context.getStateStore(Stores.PENDING));
        progress = context.getStateStore(Stores.PROGRESS);
        context.schedule(LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::flushUnlessBusy);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        pending.add(new Place(at.topic(), at.offset(), String.valueOf(record.key())), record.value(), read(record, at));
        pace.came();
    }

    private @Nullable Input read(Record<String, byte[]> record, RecordMetadata at) {
        try {
            return Input.read(at.topic(), record.key(), record.value());
        } catch (Rejected rejected) {
            meters.refused();
            context().forward(record.withValue(QuarantinedRecord.of(record, context(), rejected)));
            return null;
        }
    }

    private void flushUnlessBusy(long now) {
        if (turns.isFree(now) && (refolding.isUnderWay() || pace.isDue(pending.size()))) {
            long started = System.nanoTime();
            int folded = flush(now);
            if (folded > 0) {
                Duration took = Duration.ofNanos(System.nanoTime() - started);
                pace.flushed(took, folded);
                turns.took(now, took);
            }
        }
    }

    /** Brings what is pending into the cells, or some of it if it is much; how much that was. */
    private int flush(long now) {
        CellChanges changes = new CellChanges();
        int folded = noticeReference(now) + foldSomeAgain(now, changes);
        if (!refolding.isUnderWay()) {
            folded += foldPending(now, changes);
        }
        changes.forEach((cell, change) -> publish(cell, change, now));
        if (folded > 0) {
            if (!refolding.isUnderWay()) {
                // Until all is folded again, the cells are those of no one state of the reference data.
                publishCut(now);
            }
            context().commit();
        }
        return folded;
    }

    /** Whether other reference data than before are in force, as a number of things done. */
    private int noticeReference(long now) {
        ReferenceView.Snapshot snapshot = refolding.isUnderWay() ? foldedUnder : inForce.at(now, reference.get());
        if (snapshot == foldedUnder) {
            return 0;
        }
        ReferenceView.Snapshot before = foldedUnder;
        foldedUnder = snapshot;
        if (progress().isUnder(snapshot.offsets(), conventions)) {
            return 0;
        }
        if (before == null || !snapshot.reference().foldsLike(before.reference())) {
            refolding.begin();
        } else {
            progress.put(Progress.KEY, progress().under(snapshot.offsets(), conventions));
        }
        return 1;
    }

    private int foldSomeAgain(long now, CellChanges changes) {
        if (!refolding.isUnderWay()) {
            return 0;
        }
        long started = System.nanoTime();
        List<Entity> things = refolding.next(states, pace.limit());
        things.forEach(thing -> fold(thing, Pending.News.NONE, now, changes));
        refolding.took(Duration.ofNanos(System.nanoTime() - started));
        if (!refolding.isUnderWay()) {
            progress.put(Progress.KEY, progress().under(foldedUnder.offsets(), conventions));
            inForce.foldedAgain(now, refolding.tookInAll());
        }
        return things.size();
    }

    private int foldPending(long now, CellChanges changes) {
        Pending.Taken taken = pending.take(pace.limit());
        if (taken.read() > 0) {
            taken.news().forEach((entity, news) -> fold(entity, news, now, changes));
            progress.put(Progress.KEY, progress().reached(taken.next()));
        }
        return taken.read();
    }

    /** Folds a thing, and adds how its shares differ now from those in the cells. */
    private void fold(Entity entity, Pending.News news, long now, CellChanges changes) {
        EntityState known = states.get(entity.key());
        EntityState state = with(known == null ? EntityState.NEW : known, news);
        EntityFold fold = folds.get(entity.kind());
        if (fold == null || state == known && news != Pending.News.NONE) {
            return;
        }
        Folded folded = fold.fold(entity.id(), state, foldedUnder.reference());
        SortedMap<String, String> telling = tell(state.tells(), folded, now);
        folded.published().forEach(record -> context().forward(new Record<>(record.key(), record.output(), now)));
        states.put(entity.key(), state.sharing(folded.shares(), telling));
        changes.replace(state.shares(), folded.shares());
    }

    private EntityState with(EntityState known, Pending.News news) {
        EntityState state = known;
        for (Event<? extends Fact> event : news.events()) {
            Said more = state.said().with(event);
            if (more != null) {
                state = state.saying(more);
            }
            meters.count(event, more != null);
        }
        return news.links().isEmpty() ? state : told(state, news);
    }

    private static EntityState told(EntityState state, Pending.News news) {
        SortedMap<String, Event<LinkFact>> told = new TreeMap<>(state.told());
        for (Input.Link link : news.links()) {
            @Nullable Event<LinkFact> event = link.event();
            if (event == null) {
                told.remove(link.key());
            } else {
                told.put(link.key(), event);
            }
        }
        return told.equals(state.told()) ? state : state.toldOf(told);
    }

    /** Tells others what is new to them, and takes back what holds no more. */
    private SortedMap<String, String> tell(SortedMap<String, String> before, Folded folded, long now) {
        SortedMap<String, String> telling = new TreeMap<>();
        folded.links().forEach((key, fact) -> {
            String digest = LinkRecords.digest(fact);
            telling.put(key.toString(), digest);
            if (!digest.equals(before.get(key.toString()))) {
                link(key.toString(), LinkRecords.write(key, fact, now), now);
            }
        });
        before.keySet().stream().filter(key -> !telling.containsKey(key)).forEach(key -> link(key, null, now));
        return telling;
    }

    private void link(String key, byte @Nullable [] value, long now) {
        context().forward(new Record<>(key, new Output(Destination.LINKS, value), now));
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
        reached.inputs().forEach((topic, next) -> offsets.put(topic + '-' + part(), next));
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
