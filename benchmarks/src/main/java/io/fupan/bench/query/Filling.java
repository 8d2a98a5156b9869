package io.fupan.bench.query;

import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.cell.CellFact.Family;
import io.fupan.metric.cell.CellChanges;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Folds deals into cells as the service does, by the same code, and shows them to an index. Changes of many deals are
 * added up before they are added to cells, as the service does with the deals of a commit; each part takes a processor.
 */
record Filling(Company company, Reference reference, Reporting reporting, int deals) {

    static final int PARTS = 4;

    /** So many deals change about two million cells, in about half a gigabyte. */
    private static final int BATCH = 4_000;

    /** Fills the index; returns how many cells (scope, day, part) there are. */
    long fill(CellIndex index) throws Exception {
        // Two tables of cells at a time beside the index are as many as the heap has room for.
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Math.min(2, Runtime.getRuntime().availableProcessors()))) {
            List<Future<Long>> parts = new ArrayList<>();
            for (int number = 0; number < PARTS; number++) {
                int part = number;
                parts.add(workers.submit(() -> show(table(part), part, index)));
            }
            long cells = 0;
            for (Future<Long> part : parts) {
                cells += part.get();
            }
            return cells;
        }
    }

    private CellTable table(int part) {
        CellTable table = new CellTable();
        CellChanges changes = new CellChanges();
        for (int deal = part, batch = 1; deal < deals; deal += PARTS, batch++) {
            changes.replace(
                    List.of(), Contributions.of(DealFold.fold("D-" + deal, company.deal(deal)), reference, reporting));
            if (batch % BATCH == 0) {
                add(changes, table);
                changes = new CellChanges();
            }
        }
        add(changes, table);
        return table;
    }

    private static void add(CellChanges changes, CellTable table) {
        changes.forEach((place, families) -> families.forEach((family, change) ->
                table.add(new CellKey(place.scope(), family, place.day()), change.quantities())));
    }

    private long show(CellTable table, int part, CellIndex index) {
        List<String> kinds = Stream.concat(ScopeKinds.all().stream(), reporting.pairs().stream()).toList();
        long shown = 0;
        for (String kind : kinds) {
            for (Scope scope : table.scopes(kind)) {
                List<Cell> cells = cells(table, scope, part);
                index.apply(part, cells, Map.of("sales.deal-events.v1-" + part, 1L));
                shown += cells.size();
            }
        }
        return shown;
    }

    private static List<Cell> cells(CellTable table, Scope scope, int part) {
        Map<LocalDate, SortedMap<String, Family>> days = new HashMap<>();
        for (String family : Measures.FAMILIES) {
            table.days(scope, family, null, null).forEach((day, quantities) ->
                    days.computeIfAbsent(day, first -> new TreeMap<>()).put(family, family(quantities)));
        }
        return days.entrySet().stream()
                .map(day -> new Cell(scope.toString(), day.getKey(), part, day.getValue()))
                .toList();
    }

    private static Family family(Quantities quantities) {
        return new Family(quantities.sums(), quantities.histograms());
    }
}
