package io.fupan.metric.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.cell.CellFact.Family;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of months, quarters and years must be those of their days, whatever changes between two questions. */
class KeptSumsTests {

    private static final LocalDate FIRST = LocalDate.parse("2022-11-17");
    private static final int DAYS = 1_000;
    private static final int PARTS = 3;
    private static final int READERS = 3;
    private static final List<Scope> SCOPES = List.of(Scope.ORG, Scope.of("team", "A"), Scope.of("rep", "B"));
    private static final List<String> FAMILIES = List.of(Measures.DEALS, Measures.EXPECTED);

    /** A cell of a part, with all its families. */
    private record Place(int part, Scope scope, @Nullable LocalDate day) {}

    private final Map<Place, Map<String, Quantities>> model = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"1, 1000000000", "2, 1000000000", "3, 200000", "4, 200000", "5, 0"})
    void areTheSumsOfTheDaysHoweverCellsChange(long seed, long limit) {
        Random random = new Random(seed);
        CellIndex index = new CellIndex(limit);
        long most = 0;
        for (int round = 0; round < 40; round++) {
            change(index, random, round < 5 ? 300 : 1 + random.nextInt(4));
            for (int question = 0; question < 8; question++) {
                assertSums(index, random);
            }
            most = Math.max(most, index.bytesOfSums());
            assertThat(index.bytesOfSums()).isBetween(0L, limit);
        }
        assertThat(most > 0).as("sums are kept").isEqualTo(limit > 0);
        index.clear();
        assertThat(index.bytesOfSums()).isZero();
        assertThat(index.<Quantities>read(cells -> cells.sum(Scope.ORG, Measures.EXPECTED, null, null, true)))
                .isEqualTo(Quantities.ZERO);
    }

    private void change(CellIndex index, Random random, int cells) {
        int part = random.nextInt(PARTS);
        List<Cell> changed = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            Scope scope = SCOPES.get(random.nextInt(SCOPES.size()));
            LocalDate day = random.nextInt(20) == 0 ? null : FIRST.plusDays(random.nextInt(DAYS));
            Map<String, Quantities> families = random.nextInt(4) == 0 ? Map.of() : families(random);
            model.put(new Place(part, scope, day), families);
            changed.add(cell(part, scope, day, families));
        }
        index.apply(part, changed, Map.of());
    }

    private static Map<String, Quantities> families(Random random) {
        Map<String, Quantities> families = new TreeMap<>();
        for (String family : FAMILIES) {
            Tally tally = new Tally().add(Measures.WON, random.nextInt(7) - 3L).add(Measures.LOST, random.nextInt(3));
            for (int i = random.nextInt(60); i > 0; i--) {
                tally.observe(Measures.OPEN, 2017_0531_0000_0000L + random.nextInt(500), random.nextInt(5) - 2L);
            }
            families.put(family, tally.quantities());
        }
        return families;
    }

    private static Cell cell(int part, Scope scope, @Nullable LocalDate day, Map<String, Quantities> families) {
        SortedMap<String, Family> facts = new TreeMap<>();
        families.forEach((name, family) -> facts.put(name, new Family(family.sums(), family.histograms())));
        return new Cell(scope.toString(), day, part, facts);
    }

    private void assertSums(CellIndex index, Random random) {
        Scope scope = SCOPES.get(random.nextInt(SCOPES.size()));
        String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        LocalDate from = random.nextInt(3) == 0 ? null : day(random);
        LocalDate to = random.nextInt(4) == 0 ? null : day(random);
        boolean undated = random.nextBoolean();
        Quantities sum = index.read(cells -> cells.sum(scope, family, from, to, undated));
        assertThat(sum).as("%s %s from %s to %s", scope, family, from, to).isEqualTo(dayByDay(scope, family, from, to, undated));
    }

    /** Any day, or the first or last one of a month, quarter or year, as most periods have. */
    private static LocalDate day(Random random) {
        LocalDate day = FIRST.minusDays(100).plusDays(random.nextInt(DAYS + 200));
        return switch (random.nextInt(4)) {
            case 0 -> day;
            case 1 -> day.withDayOfMonth(1);
            case 2 -> day.withDayOfMonth(1).minusDays(1);
            default -> random.nextBoolean() ? day.withDayOfYear(1) : day.withDayOfYear(1).minusDays(1);
        };
    }

    private Quantities dayByDay(
            Scope scope, String family, @Nullable LocalDate from, @Nullable LocalDate to, boolean undated) {
        Tally tally = new Tally();
        model.forEach((place, families) -> {
            LocalDate day = place.day();
            boolean wanted = day == null
                    ? undated
                    : (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
            if (wanted && place.scope().equals(scope)) {
                tally.add(families.getOrDefault(family, Quantities.ZERO));
            }
        });
        return tally.quantities();
    }

    @Test
    void areNotAddedUpAgainUntilADayInThemChanges() {
        CellIndex index = new CellIndex(Long.MAX_VALUE);
        for (int month = 1; month <= 12; month++) {
            index.apply(0, List.of(large(LocalDate.of(2023, month, 15), month)), Map.of());
        }
        index.apply(0, List.of(large(LocalDate.of(2022, 12, 31), 1), large(LocalDate.of(2024, 1, 2), 1)), Map.of());
        Quantities year = year(index);

        assertThat(year(index) == year).isTrue();

        index.apply(0, List.of(large(LocalDate.of(2024, 1, 1), 1)), Map.of());
        index.apply(0, List.of(large(LocalDate.of(2023, 5, 15), 5)), Map.of());
        assertThat(year(index) == year).as("after a day of another year, and one that is as it was").isTrue();

        index.apply(0, List.of(large(LocalDate.of(2023, 5, 15), 50)), Map.of());
        assertThat(year(index).sum(Measures.WON)).isEqualTo(year.sum(Measures.WON) + 45);
    }

    private static Quantities year(CellIndex index) {
        return index.read(cells -> cells.sum(
                Scope.ORG, Measures.EXPECTED, LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31), false));
    }

    /** A cell that is long enough for its sums to be kept. */
    private static Cell large(LocalDate day, long won) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        IntStream.range(0, 500).forEach(value -> counts.put(2017_0531_0000_0000L + value * won, 1L));
        return new Cell("org", day, 0, new TreeMap<>(Map.of(
                Measures.EXPECTED,
                new Family(new TreeMap<>(Map.of(Measures.WON, won)), new TreeMap<>(Map.of(Measures.OPEN, counts))))));
    }

    @Test
    void areOfOneCutForAllWhoReadAtTheSameTime() throws Exception {
        CellIndex index = new CellIndex(100_000);
        LocalDate spring = LocalDate.of(2023, 3, 31);
        LocalDate summer = LocalDate.of(2023, 8, 1);
        index.apply(0, List.of(large(spring, 1), large(summer, 9)), Map.of());
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS + 1)) {
            Future<?> writer = threads.submit(() -> {
                for (long i = 0; !stop.get(); i++) {
                    // The two days always add up to 10.
                    index.apply(0, List.of(large(spring, 1 + i % 8), large(summer, 9 - i % 8)), Map.of());
                }
            });
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                readers.add(threads.submit(() -> assertTen(index)));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            stop.set(true);
            writer.get();
        } finally {
            stop.set(true);
        }
    }

    private static void assertTen(CellIndex index) {
        for (int i = 0; i < 500; i++) {
            assertThat(year(index).sum(Measures.WON)).isEqualTo(10);
            assertThat(index.<Long>read(KeptSumsTests::halves)).isEqualTo(10);
        }
    }

    private static long halves(CellReader cells) {
        return cells.sum(Scope.ORG, Measures.EXPECTED, null, LocalDate.of(2023, 6, 30), false).sum(Measures.WON)
                + cells.sum(Scope.ORG, Measures.EXPECTED, LocalDate.of(2023, 7, 1), null, false).sum(Measures.WON);
    }

    @Test
    void addsUpDaysOfAllPartsAsDays() {
        CellIndex index = new CellIndex();
        LocalDate day = LocalDate.of(2023, 3, 31);
        index.apply(0, List.of(large(day, 2)), Map.of());
        index.apply(1, List.of(new Cell("org", day, 1, large(day, 3).families())), Map.of());

        SortedMap<LocalDate, Quantities> days =
                index.read(cells -> cells.days(Scope.ORG, Measures.EXPECTED, day, day));

        assertThat(days).containsOnlyKeys(day);
        assertThat(days.getOrDefault(day, Quantities.ZERO).sum(Measures.WON)).isEqualTo(5);
        assertThat(days.getOrDefault(day, Quantities.ZERO).values(Measures.OPEN).n()).isEqualTo(1_000);
        assertThat(index.<SortedMap<LocalDate, Quantities>>read(
                        cells -> cells.days(Scope.ORG, Measures.DEALS, null, null)))
                .isEqualTo(Collections.emptySortedMap());
    }
}
