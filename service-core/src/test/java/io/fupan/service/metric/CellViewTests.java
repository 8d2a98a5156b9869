package io.fupan.service.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.cell.CellFact;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CellViewTests {

    private static final LocalDate DAY = LocalDate.of(2017, 3, 1);

    private CellView view = new CellView(true);
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    @Test
    void showsChangesOnlyWhenTheirCutHasCome() {
        won(0, 5);
        apply();

        assertThat(won()).isZero();
        cut(0, 10);
        apply();
        assertThat(won()).isEqualTo(5);
    }

    @Test
    void showsTheLastOfSeveralCutsInOneBatchAndHoldsBackWhatFollowsIt() {
        won(0, 5);
        cut(0, 10);
        won(0, 6);
        cut(0, 20);
        won(0, 7);
        apply();

        assertThat(won()).isEqualTo(6);
        assertThat(view.index().cut()).containsEntry("sales.deal-events.v1-0", 20L);
    }

    @Test
    void appliesEachPartAtItsOwnCut() {
        won(0, 5);
        won(1, 8);
        cut(1, 30);
        apply();

        assertThat(won()).isEqualTo(8);
    }

    @Test
    void readsWhatWasPutOffWhenItRests() {
        won(0, 5);
        cut(0, 10);
        apply();

        CellIndex index = view.index();
        won(0, 6);
        cut(0, 20);
        apply();
        view.rest();

        assertThat(index.cut()).containsEntry("sales.deal-events.v1-0", 20L);
    }

    @Test
    void readsManyCellsWithoutBeingAsked() {
        CellIndex index = view.index();
        for (int day = 0; day < 5_000; day++) {
            won(0, DAY.plusDays(day), 1);
        }
        cut(0, 10);
        apply();

        assertThat(index.cut()).containsEntry("sales.deal-events.v1-0", 10L);
    }

    @Test
    void readsHistoryAheadOfItsCut() {
        for (int day = 0; day < 5_000; day++) {
            won(0, DAY.plusDays(day), 1);
        }
        won(0, 7);
        apply();
        cut(0, 10);
        apply();

        assertThat(won()).isEqualTo(7);
        assertThat(total()).isEqualTo(5_006);
    }

    @Test
    void doesNotPutAnOlderStateOverWhatItReadAheadOfItsCut() {
        won(0, 5);
        cut(0, 10);
        won(0, 7);
        for (int day = 1; day < 5_000; day++) {
            won(0, DAY.plusDays(day), 1);
        }
        cut(0, 20);
        apply();

        assertThat(won()).isEqualTo(7);
        assertThat(total()).isEqualTo(5_006);
    }

    @Test
    void readsNothingAheadOfItsCutOnceItHasRested() {
        view.rest();
        for (int day = 0; day < 5_000; day++) {
            won(0, DAY.plusDays(day), 1);
        }
        apply();

        assertThat(total()).isZero();
    }

    @Test
    void leavesOutPairsWhereNobodyAsksForThem() {
        view = new CellView(false);
        won("team*product:Tina*GTX", 0, DAY, 3);
        won("product:G*TX", 0, DAY, 4);
        cut(0, 10);
        apply();

        assertThat(view.index().<java.util.SortedSet<Scope>>read(cells -> cells.scopes("team*product"))).isEmpty();
        assertThat(view.index().<java.util.SortedSet<Scope>>read(cells -> cells.scopes("product"))).hasSize(1);
    }

    private long total() {
        return view.index().<Long>read(cells ->
                cells.sum(Scope.ORG, "deals", null, null, false).sums().getOrDefault("won", 0L));
    }

    @Test
    void passesOverWhatIsNoCell() {
        add(0, "org|2017-03-01|0", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        won(0, 5);
        add(0, "rep:Ann|2017-03-01|0", "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        cut(0, 10);
        apply();

        assertThat(won()).isEqualTo(5);
    }

    private long won() {
        return view.index().<Long>read(cells ->
                cells.sum(Scope.ORG, "deals", DAY, DAY, false).sums().getOrDefault("won", 0L));
    }

    private void won(int part, long count) {
        won(part, DAY, count);
    }

    private void won(int part, LocalDate day, long count) {
        won("org", part, day, count);
    }

    private void won(String scope, int part, LocalDate day, long count) {
        CellFact.Family deals = new CellFact.Family(new TreeMap<>(Map.of("won", count)), new TreeMap<>());
        CellFact.Cell cell = new CellFact.Cell(scope, day, part, new TreeMap<>(Map.of("deals", deals)));
        add(part, cell.key(), bytes(cell.key(), cell));
    }

    private void cut(int part, long next) {
        CellFact.Cut cut = new CellFact.Cut(part, Map.of("sales.deal-events.v1-" + part, next));
        add(part, cut.key(), bytes(cut.key(), cut));
    }

    private static byte[] bytes(String key, CellFact fact) {
        return Families.CELL.write(new Event<>(
                key, "/metrics", Families.CELL.typeOf(fact.getClass()), key, Instant.EPOCH, null, null, null, null, fact));
    }

    private void add(int part, String key, byte[] value) {
        records.add(new ConsumerRecord<>("metrics.cells.v1", part, records.size(), key, value));
    }

    private void apply() {
        view.apply(List.copyOf(records));
        records.clear();
    }
}
