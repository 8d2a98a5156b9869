package io.fupan.metric.cell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sums of runs of days of one scope and family. Those that take long are made of kept sums of months, quarters and years
 * and of all time up to the end of a quarter, and are kept themselves, each until a day in it changes; thread-safe.
 */
final class RowSums {

    /** Cells this long are added up in a few microseconds, less than looking after a sum is worth. */
    private static final int SHORT = 2048;

    private final AtomicLong weight;
    private final AtomicLong clock;
    private final Map<Run, Kept> kept = new HashMap<>();

    /**
     * Sums of nothing yet.
     *
     * @param weight about how many bytes all kept sums take; this adds its own
     * @param clock goes on by one whenever a sum is used
     */
    RowSums(AtomicLong weight, AtomicLong clock) {
        this.weight = weight;
        this.clock = clock;
    }

    private static final class Kept {

        private final Quantities sum;
        private long used;

        private Kept(Quantities sum, long used) {
            this.sum = sum;
            this.used = used;
        }
    }

    /** The sum over a run of days. */
    synchronized Quantities sum(RowOfParts cells, Run run) {
        Run days = cells.run();
        return days.within(run).isEmpty() ? Quantities.ZERO : new Asked(cells, days).sum(run);
    }

    /** One question, as long as no cell changes. */
    private final class Asked {

        private final RowOfParts cells;
        private final Run days;

        Asked(RowOfParts cells, Run days) {
            this.cells = cells;
            this.days = days;
        }

        Quantities sum(Run run) {
            Run open = open(run);
            Kept known = kept.get(open);
            if (known != null) {
                known.used = clock.incrementAndGet();
                return known.sum;
            }
            Summation sum = new Summation();
            if (cells.bytes(open) <= SHORT) {
                cells.sum(open, sum);
                return sum.total();
            }
            addPieces(open, sum);
            Quantities total = sum.total();
            kept.put(open, new Kept(total, clock.incrementAndGet()));
            weight.addAndGet(total.weight());
            return total;
        }

        /** The same days with ends left open where nothing comes before or after, so that equal runs are found again. */
        private Run open(Run run) {
            return new Run(
                    run.from() <= days.from() ? Integer.MIN_VALUE : run.from(),
                    run.to() >= days.to() ? Integer.MAX_VALUE : run.to());
        }

        private void addPieces(Run open, Summation sum) {
            Run run = open.within(days);
            int quarter = Block.QUARTER.start(run.to());
            if (open.from() > Integer.MIN_VALUE || quarter <= run.from()) {
                addBlocks(run, sum);
                return;
            }
            // All time up to a day: all time up to the last quarter, or year if it is the end of a quarter, and the rest.
            int rest = run.to() == Block.QUARTER.end(run.to()) ? Block.YEAR.start(run.to()) : quarter;
            if (rest <= run.from()) {
                addBlocks(run, sum);
            } else {
                sum.add(sum(new Run(Integer.MIN_VALUE, rest - 1)));
                addWhole(new Run(rest, run.to()), sum);
            }
        }

        /** Adds a run that may be a whole unit, of which the sum is kept. */
        private void addWhole(Run run, Summation sum) {
            for (Block block : Block.values()) {
                boolean begins = run.from() == days.from() || run.from() == block.start(run.from());
                boolean ends = run.to() == days.to() || run.to() == block.end(run.to());
                if (begins && ends && run.to() <= block.end(run.from())) {
                    sum.add(sum(run));
                    return;
                }
            }
            addBlocks(run, sum);
        }

        /** Adds a run by the longest units that it has parts of more than one of, or day by day. */
        private void addBlocks(Run run, Summation sum) {
            for (Block block : Block.values()) {
                if (run.to() > block.end(run.from())) {
                    for (int from = run.from(); from <= run.to(); from = block.end(from) + 1) {
                        addWhole(new Run(from, Math.min(run.to(), block.end(from))), sum);
                    }
                    return;
                }
            }
            cells.sum(run, sum);
        }
    }

    /** Forgets the sums that a day is in. */
    synchronized void forget(@Nullable LocalDate day) {
        if (day == null) {
            return;
        }
        int epochDay = Run.epochDay(day);
        for (Iterator<Map.Entry<Run, Kept>> each = kept.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Run, Kept> entry = each.next();
            if (entry.getKey().contains(epochDay)) {
                weight.addAndGet(-entry.getValue().sum.weight());
                each.remove();
            }
        }
    }

    /** When each of the sums was used last. */
    synchronized List<Long> uses() {
        List<Long> uses = new ArrayList<>(kept.size());
        kept.values().forEach(each -> uses.add(each.used));
        return uses;
    }

    /** Forgets the sums that have not been used since a moment of the clock. */
    synchronized void forgetUnusedSince(long moment) {
        kept.values().removeIf(each -> {
            boolean old = each.used < moment;
            if (old) {
                weight.addAndGet(-each.sum.weight());
            }
            return old;
        });
    }
}
