package io.fupan.bench.query;

import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.cell.CellFact.Family;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Folds deals into cells, part by part, as the service does, and shows them to an index. */
record Filling(Company company, Reference reference, Reporting reporting, int deals) {

    private static final int PARTS = 4;
    private static final int BATCH = 20_000;

    /** Fills the index; returns how many cells (scope, day, part) there are. */
    long fill(CellIndex index) {
        AtomicLong cells = new AtomicLong();
        IntStream.range(0, PARTS).parallel().forEach(part -> cells.addAndGet(show(table(part), part, index)));
        return cells.get();
    }

    private CellTable table(int part) {
        CellTable table = new CellTable();
        List<Share> shares = new ArrayList<>();
        for (int deal = part, batch = 0; deal < deals; deal += PARTS) {
            shares.addAll(Contributions.of(DealFold.fold("D-" + deal, company.deal(deal)), reference, reporting));
            if (++batch % BATCH == 0) {
                table.addAll(Contributions.sum(shares));
                shares.clear();
            }
        }
        table.addAll(Contributions.sum(shares));
        return table;
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
