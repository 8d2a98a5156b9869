package io.fupan.metrics.fold;

import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Tally;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of one cell, by family; families that are zero are left out. */
record CellState(SortedMap<String, Quantities> families) {

    static final CellState NOTHING = new CellState(Collections.emptySortedMap());

    CellState {
        families = families == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(families);
    }

    /** The cell after changes to some of its families. */
    CellState plus(Map<String, Tally> changes) {
        TreeMap<String, Quantities> sum = new TreeMap<>(families);
        changes.forEach((family, change) -> {
            Quantities now = sum.getOrDefault(family, Quantities.ZERO).plus(change.quantities());
            if (now.isZero()) {
                sum.remove(family);
            } else {
                sum.put(family, now);
            }
        });
        return new CellState(sum);
    }

    byte[] packed() {
        PackedWriter out = new PackedWriter();
        out.number(families.size());
        families.forEach((family, quantities) -> {
            out.text(family);
            out.quantities(quantities);
        });
        return out.bytes();
    }

    static CellState read(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        TreeMap<String, Quantities> families = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            String family = in.text();
            families.put(family, in.quantities());
        }
        return new CellState(families);
    }
}
