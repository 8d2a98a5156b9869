package io.fupan.metric.cell;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sums of runs of days that took long to add up, as many as fit into a limit of memory; thread-safe. Cells must not
 * change while sums are read.
 */
final class KeptSums {

    private final long limit;
    private final AtomicLong weight = new AtomicLong();
    private final AtomicLong clock = new AtomicLong();
    private final Map<CellTable.Row, RowSums> rows = new ConcurrentHashMap<>();
    private final Lock trimming = new ReentrantLock();

    /** Keeps sums of about so many bytes. */
    KeptSums(long limit) {
        this.limit = limit;
    }

    /** The sum over a run of days. */
    Quantities sum(CellTable.Row row, RowOfParts cells, Run run) {
        Quantities sum = rows.computeIfAbsent(row, first -> new RowSums(weight, clock)).sum(cells, run);
        // One at a time is enough; the others go on meanwhile.
        if (weight.get() > limit && trimming.tryLock()) {
            try {
                trim();
            } finally {
                trimming.unlock();
            }
        }
        return sum;
    }

    /** Forgets the longest unused half, so that it need not be done again soon, and more if that is not enough. */
    private void trim() {
        for (long[] uses = uses(); weight.get() > limit && uses.length > 0; uses = uses()) {
            long moment = uses.length < 2 ? Long.MAX_VALUE : uses[uses.length / 2];
            rows.values().forEach(row -> row.forgetUnusedSince(moment));
        }
    }

    private long[] uses() {
        return rows.values().stream()
                .flatMap(row -> row.uses().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    /** Forgets the sums that a cell is in, before anybody reads it again. */
    void forget(CellTable.Row row, @Nullable LocalDate day) {
        RowSums sums = rows.get(row);
        if (sums != null) {
            sums.forget(day);
        }
    }

    /** Forgets all. */
    void clear() {
        rows.values().forEach(row -> row.forgetUnusedSince(Long.MAX_VALUE));
        rows.clear();
    }

    /** About how many bytes the sums take. */
    long weight() {
        return weight.get();
    }
}
