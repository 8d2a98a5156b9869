package io.fupan.service.metric;

import io.fupan.event.Rejected;
import io.fupan.event.cell.CellFact;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.Measures;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The cells as the log has them. Changes of a part become visible together, when the cut that ends them arrives, so
 * that every number is computed at an exact cut of the deal log.
 *
 * <p>While history streams in, the same cells are replaced again and again; they are read when somebody asks, or when
 * many have come together, or when nothing new comes. On the way through history before the first rest nobody may ask,
 * so cells are read although their cut is far away: as records they would take many times the memory.
 */
public final class CellView implements Projection {

    private static final PassedOver PASSED_OVER = new PassedOver("cells");

    /** So many unread cells are read at once without noticeable delay. */
    private static final int MANY = 5_000;

    private final CellIndex index = new CellIndex();
    private final boolean pairs;
    private final Set<String> families;

    /** Records by the topic's partition; guarded by this. */
    private final Map<Integer, Part> parts = new TreeMap<>();

    private boolean hasRested;

    /** A view of all cells, or of all but those of pairs of scopes, which are the most. */
    public CellView(boolean pairs) {
        this(pairs, Set.copyOf(Measures.FAMILIES));
    }

    /** A view of some families only: metrics of other ones must not be asked of it. */
    public CellView(boolean pairs, Set<String> families) {
        this.pairs = pairs;
        this.families = families;
    }

    /** Of one partition: what waits for its cut, and what a cut has confirmed. */
    private static final class Part {

        private final Map<String, ConsumerRecord<String, byte[]>> waiting = new HashMap<>();
        private final Map<String, ConsumerRecord<String, byte[]>> confirmed = new HashMap<>();
        private @Nullable ConsumerRecord<String, byte[]> cut;
        private boolean prepared;
    }

    /** What can be asked. */
    public synchronized CellIndex index() {
        parts.values().forEach(this::show);
        return index;
    }

    @Override
    public synchronized void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null && (pairs || !isPair(record.key()))) {
                take(record, parts.computeIfAbsent(record.partition(), partition -> new Part()));
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, Part part) {
        if (!CellFact.Cut.isKey(record.key())) {
            part.waiting.put(record.key(), record);
            if (!hasRested && part.waiting.size() >= MANY) {
                part.confirmed.keySet().removeAll(part.waiting.keySet());
                index.prepare(record.partition(), cells(part.waiting.values()));
                part.waiting.clear();
                part.prepared = true;
            }
            return;
        }
        part.confirmed.putAll(part.waiting);
        part.waiting.clear();
        part.cut = record;
        if (part.prepared || part.confirmed.size() >= MANY) {
            show(part);
        }
    }

    @Override
    public synchronized void rest() {
        hasRested = true;
        index();
    }

    private void show(Part part) {
        if (part.cut != null && read(part.cut) instanceof CellFact.Cut cut) {
            index.apply(cut.part(), cells(part.confirmed.values()), cut.offsets());
        }
        part.confirmed.clear();
        part.cut = null;
        part.prepared = false;
    }

    private static boolean isPair(String key) {
        int times = key.indexOf('*');
        return times >= 0 && times < key.indexOf(':');
    }

    private List<CellFact.Cell> cells(Collection<ConsumerRecord<String, byte[]>> records) {
        List<CellFact.Cell> cells = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> each : records) {
            if (read(each) instanceof CellFact.Cell cell) {
                cells.add(wanted(cell));
            }
        }
        return cells;
    }

    private CellFact.Cell wanted(CellFact.Cell cell) {
        SortedMap<String, CellFact.Family> wanted = new TreeMap<>(cell.families());
        return wanted.keySet().retainAll(families)
                ? new CellFact.Cell(cell.scope(), cell.day(), cell.part(), wanted)
                : cell;
    }

    private static @Nullable CellFact read(ConsumerRecord<String, byte[]> record) {
        try {
            return Families.CELL.read(record.value()).data();
        } catch (Rejected rejected) {
            PASSED_OVER.add(record, rejected);
            return null;
        }
    }
}
