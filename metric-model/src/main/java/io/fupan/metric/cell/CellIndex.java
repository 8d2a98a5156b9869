package io.fupan.metric.cell;

import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.cell.CellFact.Family;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All cells in memory, as of one cut per part; thread-safe. */
public final class CellIndex {

    private static final Family NOTHING = new Family(Collections.emptySortedMap(), Collections.emptySortedMap());

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Integer, CellTable> parts = new HashMap<>();
    private final Map<Integer, Map<String, Long>> offsets = new HashMap<>();
    private final KeptSums kept;
    private final CellReader all;

    /** When each scope changed last, the latest at the end. */
    private final LinkedHashMap<Scope, Long> moved = new LinkedHashMap<>();

    private long moves;

    /** No cells yet. Sums of them are kept in at most an eighth of the heap, so that they need not be added up again. */
    public CellIndex() {
        this(Runtime.getRuntime().maxMemory() / 8);
    }

    /** The same with so many bytes for sums. */
    CellIndex(long bytesOfSums) {
        this.kept = new KeptSums(bytesOfSums);
        this.all = new SummedParts(parts.values(), kept);
    }

    /** About how many bytes the sums take that are kept beside the cells. */
    public long bytesOfSums() {
        return kept.weight();
    }

    /**
     * Replaces changed cells of one part, and moves the part's cut; readers see all of it or nothing. Cells of kinds of
     * scope that this version does not know are left out.
     *
     * @param offsets next offset by {@code topic-partition} that the part contains now
     */
    public void apply(int part, Collection<Cell> changed, Map<String, Long> offsets) {
        lock.writeLock().lock();
        try {
            put(part, changed);
            this.offsets.put(part, Map.copyOf(offsets));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Takes in cells of a part that has not been seen at any cut yet, so that they need not wait in another form; until
     * the first {@link #apply} nobody may ask.
     */
    public void prepare(int part, Collection<Cell> cells) {
        lock.writeLock().lock();
        try {
            put(part, cells);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void put(int part, Collection<Cell> changed) {
        moves++;
        CellTable cells = parts.computeIfAbsent(part, number -> new CellTable());
        changed.stream().filter(CellIndex::isKnown).forEach(cell -> moved.putLast(replace(cells, cell), moves));
    }

    /** Forgets everything, as before the first {@link #apply}. */
    public void clear() {
        lock.writeLock().lock();
        try {
            parts.clear();
            kept.clear();
            offsets.clear();
            moves++;
            moved.replaceAll((scope, move) -> moves);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Up to which offsets the log is contained; of an input that several parts read, the least. */
    public SortedMap<String, Long> cut() {
        lock.readLock().lock();
        try {
            return mergedOffsets();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The scopes of which a cell was replaced after an earlier look; costs as much as there are.
     *
     * @param move the {@link Moved#move()} of the earlier look; 0 for all
     */
    public Moved movedSince(long move) {
        lock.readLock().lock();
        try {
            Set<Scope> scopes = new HashSet<>();
            for (Map.Entry<Scope, Long> latest : moved.sequencedEntrySet().reversed()) {
                if (latest.getValue() <= move) {
                    break;
                }
                scopes.add(latest.getKey());
            }
            return new Moved(moves, scopes);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * What changed.
     *
     * @param move where the next look goes on from
     */
    public record Moved(long move, Set<Scope> scopes) {}

    /** Runs a computation whose numbers all come from one cut; it must not keep the reader. */
    public <T extends @Nullable Object> T read(Function<CellReader, T> computation) {
        lock.readLock().lock();
        try {
            return computation.apply(all);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** As {@link #read(Function)}, with the cut the numbers come from. */
    public <T extends @Nullable Object> AtCut<T> readAtCut(Function<CellReader, T> computation) {
        lock.readLock().lock();
        try {
            return new AtCut<>(computation.apply(all), mergedOffsets());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** A result and the next offset by {@code topic-partition} of the log it contains. */
    public record AtCut<T extends @Nullable Object>(T result, SortedMap<String, Long> cut) {}

    private SortedMap<String, Long> mergedOffsets() {
        TreeMap<String, Long> cut = new TreeMap<>();
        offsets.values().forEach(part -> part.forEach((input, next) -> cut.merge(input, next, Math::min)));
        return cut;
    }

    /** A family that is not in the cell any more is nothing now. */
    private Scope replace(CellTable cells, Cell cell) {
        Scope scope = Scope.parse(cell.scope());
        for (String name : Measures.FAMILIES) {
            Family family = cell.families().getOrDefault(name, NOTHING);
            Quantities quantities = Quantities.ofSorted(family.sums(), family.histograms());
            if (cells.put(new CellKey(scope, name, cell.day()), quantities)) {
                kept.forget(new CellTable.Row(scope, name), cell.day());
            }
        }
        return scope;
    }

    private static boolean isKnown(Cell cell) {
        int colon = cell.scope().indexOf(':');
        return ScopeKinds.knows(colon < 0 ? cell.scope() : cell.scope().substring(0, colon));
    }
}
