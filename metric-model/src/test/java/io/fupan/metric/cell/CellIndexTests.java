package io.fupan.metric.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.cell.CellFact.Family;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CellIndexTests {

    private static final LocalDate FROM = LocalDate.parse("2017-03-01");
    private static final LocalDate TO = LocalDate.parse("2017-03-31");

    private final CellIndex index = new CellIndex();

    @Test
    void sumsDaysAndParts() {
        index.apply(0, List.of(cell("2017-03-01", 0, 5), cell("2017-03-31", 0, 7)), Map.of());
        index.apply(1, List.of(cell("2017-03-31", 1, 11), cell("2017-04-01", 1, 100)), Map.of());

        assertThat(won(false)).isEqualTo(23);
    }

    @Test
    void replacesACellByItsKey() {
        index.apply(0, List.of(cell("2017-03-01", 0, 5)), Map.of());
        index.apply(0, List.of(cell("2017-03-01", 0, 4)), Map.of());

        assertThat(won(false)).isEqualTo(4);
    }

    @Test
    void forgetsACellThatBecameZero() {
        index.apply(0, List.of(cell("2017-03-01", 0, 5)), Map.of());
        index.apply(0, List.of(cell("2017-03-01", 0, 0)), Map.of());

        assertThat(index.<SortedSet<Scope>>read(cells -> cells.scopes("org"))).isEmpty();
        assertThat(index.<LocalDate>read(CellReader::firstDay)).isNull();
    }

    @Test
    void knowsFromWhichToWhichDayItReachesHoweverCellsComeAndGo() {
        index.apply(0, List.of(cell("2017-03-05", 0, 5), cell("2017-03-20", 0, 1)), Map.of());
        assertThat(reach()).isEqualTo("2017-03-05..2017-03-20");

        index.apply(1, List.of(cell("2017-03-01", 1, 1), cell("2017-03-31", 1, 1)), Map.of());
        assertThat(reach()).isEqualTo("2017-03-01..2017-03-31");

        index.apply(1, List.of(cell("2017-03-01", 1, 0), cell("2017-03-31", 1, 0)), Map.of());
        assertThat(reach()).isEqualTo("2017-03-05..2017-03-20");

        index.apply(0, List.of(cell("2017-03-20", 0, 0), cell("2017-03-21", 0, 0), cell("2017-03-04", 0, 2)), Map.of());
        assertThat(reach()).isEqualTo("2017-03-04..2017-03-05");
    }

    private String reach() {
        return index.<String>read(cells -> cells.firstDay() + ".." + cells.lastDay());
    }

    @Test
    void addsUndatedCellsOnlyWhenAsked() {
        index.apply(0, List.of(cell("2017-03-01", 0, 5), cell(null, 0, 3)), Map.of());

        assertThat(won(false)).isEqualTo(5);
        assertThat(won(true)).isEqualTo(8);
    }

    @Test
    void reportsTheLeastOffsetOfAnInputThatSeveralPartsRead() {
        index.apply(0, List.of(), Map.of("sales.deal-events.v1-0", 10L, "reference.events.v1-0", 4L));
        index.apply(1, List.of(), Map.of("sales.deal-events.v1-1", 20L, "reference.events.v1-0", 3L));

        assertThat(index.cut()).isEqualTo(Map.of(
                "sales.deal-events.v1-0", 10L, "sales.deal-events.v1-1", 20L, "reference.events.v1-0", 3L));
    }

    @Test
    void forgetsAFamilyThatIsNotInTheCellAnyMore() {
        index.apply(0, List.of(cell("2017-03-01", 0, 5)), Map.of());
        index.apply(0, List.of(new Cell("org", FROM, 0, new TreeMap<>())), Map.of());

        assertThat(won(false)).isZero();
    }

    @Test
    void leavesOutScopesOfALaterVersion() {
        Cell unknown = new Cell("galaxy:M31", FROM, 0, deals(1));

        index.apply(0, List.of(unknown, cell("2017-03-01", 0, 5)), Map.of());

        assertThat(won(false)).isEqualTo(5);
    }

    @Test
    void knowsTheFirstAndTheLastDay() {
        index.apply(0, List.of(cell("2017-03-31", 0, 5), cell("2017-03-02", 0, 5), cell(null, 0, 1)), Map.of());

        assertThat(index.<LocalDate>read(CellReader::firstDay)).isEqualTo("2017-03-02");
        assertThat(index.<LocalDate>read(CellReader::lastDay)).isEqualTo("2017-03-31");
    }

    @Test
    void tellsWhichScopesMovedSinceAnEarlierLook() {
        index.apply(0, List.of(cell("2017-03-01", 0, 5), cell("team:A", "2017-03-01", 0, 5)), Map.of());
        long look = index.movedSince(0).move();
        index.apply(1, List.of(cell("team:A", "2017-03-02", 1, 1), cell("team:B", "2017-03-02", 1, 1)), Map.of());

        CellIndex.Moved moved = index.movedSince(look);

        assertThat(moved.scopes()).containsExactlyInAnyOrder(Scope.of("team", "A"), Scope.of("team", "B"));
        assertThat(index.movedSince(moved.move()).scopes()).isEmpty();
        assertThat(index.movedSince(0).scopes()).hasSize(3);
    }

    @Test
    void movesAllScopesWhenItForgetsThem() {
        index.apply(0, List.of(cell("2017-03-01", 0, 5), cell("team:A", "2017-03-01", 0, 5)), Map.of());
        long look = index.movedSince(0).move();

        index.clear();

        assertThat(index.movedSince(look).scopes()).hasSize(2);
    }

    @Test
    void showsReadersAllOfAChangeOrNothing() {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (long i = 0; !stop.get(); i++) {
                // The two days always add up to 10.
                long first = i % 10;
                index.apply(0, List.of(cell("2017-03-01", 0, first), cell("2017-03-02", 0, 10 - first)), Map.of("t-0", i));
            }
        });
        index.apply(0, List.of(cell("2017-03-01", 0, 0), cell("2017-03-02", 0, 10)), Map.of("t-0", 0L));

        for (int i = 0; i < 20_000; i++) {
            assertThat(won(false)).isEqualTo(10);
        }
        stop.set(true);
        writer.join();
    }

    private long won(boolean undated) {
        return index.read(cells -> cells.sum(Scope.ORG, "deals", FROM, TO, undated).sum("won"));
    }

    private static Cell cell(String day, int part, long won) {
        return cell("org", day, part, won);
    }

    private static Cell cell(String scope, String day, int part, long won) {
        return new Cell(scope, day == null ? null : LocalDate.parse(day), part, deals(won));
    }

    private static TreeMap<String, Family> deals(long won) {
        Family deals = new Family(new TreeMap<>(Map.of("won", won)), Collections.emptySortedMap());
        return new TreeMap<>(Map.of("deals", deals));
    }
}
