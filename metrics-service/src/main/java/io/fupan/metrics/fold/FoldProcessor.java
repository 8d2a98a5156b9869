package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.cell.CellFact;
import io.fupan.event.link.LinkFact;
import io.fupan.metric.cell.CellChanges;
import io.fupan.metric.cell.ScopeDay;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.reference.Reference;
import io.fupan.metrics.fold.EntityFold.Folded;
import io.fupan.metrics.fold.Output.Destination;
import io.fupan.service.metric.ReferenceView;
import java.time.Duration;
import java.util.HashMap;
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
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(10);

    /** A deal has some kilobytes. */
    private static final int RECENT_STATES = 400;

    /** A cell has some kilobytes. */
    private static final int RECENT_CELLS = 400;

    private final Supplier<ReferenceView.Snapshot> reference;
    private final Map<String, EntityFold> folds;
    private final FoldMeters meters;

    private RecentValues<EntityState> states;
    private RecentValues<CellState> cells;
    private Pending pending;
    private KeyValueStore<String, Progress> progress;
    private final InForce inForce = new InForce();
    private ReferenceView.@Nullable Snapshot foldedUnder;
    private boolean moved;
    private final FlushPace pace = new FlushPace();

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    FoldProcessor(Supplier<ReferenceView.Snapshot> reference, Map<String, EntityFold> folds, FoldMeters meters) {
        this.reference = reference;
        this.folds = folds;
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
        try {
            Input input = Input.read(at.topic(), record.key(), record.value());
            pending.add(new Place(at.topic(), at.offset(), String.valueOf(record.key())), record.value(), input);
        } catch (Rejected rejected) {
            meters.refused();
            context().forward(record.withValue(QuarantinedRecord.of(record, context(), rejected)));
        }
        progress.put(Progress.KEY, progress().reading(at.topic(), at.offset() + 1));
        moved = true;
        pace.came();
    }

    private void flushUnlessBusy(long now) {
        if (pace.isDue(now)) {
            long started = System.nanoTime();
            if (flush(now)) {
                pace.flushed(now, Duration.ofNanos(System.nanoTime() - started));
            }
        }
    }

    /** Whether there was anything to bring into the cells. */
    private boolean flush(long now) {
        long started = System.nanoTime();
        ReferenceView.Snapshot snapshot = inForce.at(now, reference.get());
        boolean again = foldAgainIfReferenceChanged(snapshot);
        CellChanges changes = new CellChanges();
        pending.take().forEach((entity, news) -> fold(entity, news, snapshot.reference(), now, changes));
        changes.forEach((cell, change) -> publish(cell, change, now));
        boolean news = moved;
        if (news) {
            publishCut(now);
            moved = false;
            context().commit();
        }
        if (again) {
            inForce.foldedAgain(now, Duration.ofNanos(System.nanoTime() - started));
        }
        return news;
    }

    /**
     * Team, office, series, segment, stage order and exchange rates come from reference data; when they change, so may
     * everything. A plan changes nothing that has happened.
     */
    private boolean foldAgainIfReferenceChanged(ReferenceView.Snapshot snapshot) {
        ReferenceView.Snapshot before = foldedUnder;
        foldedUnder = snapshot;
        if (snapshot == before || progress().reference().equals(snapshot.offsets())) {
            return false;
        }
        boolean again = before == null || !snapshot.reference().foldsLike(before.reference());
        if (again) {
            states.keys().forEach(key -> pending.addAgain(Entity.parse(key)));
        }
        progress.put(Progress.KEY, progress().under(snapshot.offsets()));
        moved = true;
        return again;
    }

    /** Folds a thing, and adds how its shares differ now from those in the cells. */
    private void fold(Entity entity, Pending.News news, Reference present, long now, CellChanges changes) {
        EntityState known = states.get(entity.key());
        EntityState state = with(known == null ? EntityState.NEW : known, news);
        EntityFold fold = folds.get(entity.kind());
        if (fold == null || state == known && !news.again()) {
            return;
        }
        Folded folded = fold.fold(entity.id(), state, present);
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
