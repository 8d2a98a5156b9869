package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.link.LinkFact;
import io.fupan.event.link.LinkKey;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Share;
import io.fupan.metric.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCodecTests {

    @RepeatedTest(20)
    void readsBackAnyCell(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        CellState cell = new CellState(new TreeMap<>(Map.of("deals", any(random), "销售", any(random))));

        assertThat(CellState.read(cell.packed())).isEqualTo(cell);
    }

    @RepeatedTest(20)
    void readsBackAnyState(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Said said = new Said(List.of(event("e1", "D"), event("e2", "D")), List.of(), List.of());
        LinkKey key = new LinkKey(LinkKey.DEAL, "D", "D-2");
        Event<LinkFact> link = Families.LINK.read(
                LinkRecords.write(key, new LinkFact.Absorbed("D-2", List.of(Families.DEAL.toJson(event("e3", "D-2")))), 7));
        EntityState state = new EntityState(
                said,
                new TreeMap<>(Map.of(key.toString(), link)),
                List.of(share(random, LocalDate.parse("1969-12-31")), share(random, null)),
                new TreeMap<>(Map.of("account:Acme|D", "0123")));

        assertThat(StateCodec.read(StateCodec.write(state))).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 63, 64, -64, -65, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void readsBackAnyNumber(long number) {
        PackedWriter out = new PackedWriter();
        out.number(number);

        assertThat(new PackedReader(out.bytes()).number()).isEqualTo(number);
    }

    @Test
    void writesATextOnce() {
        PackedWriter out = new PackedWriter();
        out.text("a rather long text");
        int once = out.bytes().length;
        out.text("a rather long text");

        assertThat(out.bytes()).hasSize(once + 1);
    }

    private static Share share(Random random, LocalDate day) {
        return new Share(List.of(Scope.ORG, Scope.parse("team:罗")), day, "deals", any(random));
    }

    private static Quantities any(Random random) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        random.longs(5, -1000, 1_000_000_000_000L).forEach(value -> counts.put(value, 1 + random.nextLong(9)));
        return Quantities.of(
                new TreeMap<>(Map.of("won", 1 + random.nextLong(1L << 50), "open", -1 - random.nextLong(100))),
                new TreeMap<>(Map.of("won.days", counts)));
    }

    private static Event<DealFact> event(String id, String deal) {
        return new Event<>(
                id, "/crm", "deal.lost", deal, Instant.parse("2017-03-01T00:00:00Z"), null, null, null, null,
                new DealFact.Lost("price", null));
    }
}
