package io.fupan.metric.cell;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.credit;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.imputed;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Deals;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionsTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reference REFERENCE = Reference.of(List.of(
            new ReferenceFact.RosterAssigned("Ann", "Tina", "East", null),
            new ReferenceFact.RosterAssigned("Ann", "Tom", "West", LocalDate.parse("2017-03-08")),
            new ReferenceFact.RosterAssigned("Bob", "Tom", "West", null),
            new ReferenceFact.ProductDefined("GTX Pro", "GTX", null),
            new ReferenceFact.AccountDefined("Acme", "technology", null),
            new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging", "Closing"))));

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void givesTheSameSharesInAnyOrderAndWithDuplicates(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Event<DealFact>> life = Deals.anyLife(random);

            assertThat(shares(Deals.disturbed(life, random))).isEqualTo(shares(life));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void endsInTheSameCellsEventByEventAsAtOnce(long seed) {
        Random random = new Random(seed);
        Map<CellKey, Quantities> cells = new HashMap<>();
        List<Share> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<Event<DealFact>> life = Deals.disturbed(Deals.anyLife(random), random);
            List<Share> before = List.of();
            for (int known = 1; known <= life.size(); known++) {
                List<Share> after = shares(life.subList(0, known));
                Contributions.difference(before, after).forEach((key, change) -> add(cells, key, change));
                before = after;
            }
            all.addAll(before);
        }

        assertThat(cells).isEqualTo(Contributions.sum(all));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void leavesNothingBehindWhenRetracted(long seed) {
        Random random = new Random(seed);
        Map<CellKey, Quantities> cells = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            List<Share> shares = shares(Deals.anyLife(random));
            Contributions.sum(shares).forEach((key, change) -> add(cells, key, change));
            Contributions.difference(shares, List.of()).forEach((key, change) -> add(cells, key, change));
        }

        assertThat(cells).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void comesBackFromNumbersAndTextsUnchanged(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            List<Share> shares = shares(Deals.anyLife(random));
            assertThat(shares).allSatisfy(share -> {
                ArrayDeque<Long> numbers = new ArrayDeque<>();
                ArrayDeque<String> texts = new ArrayDeque<>();
                share.quantities().write(numbers::add, texts::add);

                assertThat(Quantities.read(numbers::remove, texts::remove)).isEqualTo(share.quantities());
            });
        }
    }

    @Test
    void movesMoneyToThoseWhoShareTheCredit() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Prospecting", "Ann", "100"))
                .on("2017-03-04", new DealFact.CreditSplit(List.of(
                        credit("Ann", "0.5"), credit("Bob", "0.25"), credit("Cid", "0.25"))))
                .on("2017-03-05", new DealFact.Won(usd("0.99"))));

        assertThat(booked(cells, "org")).isEqualTo(99);
        assertThat(booked(cells, "rep:Ann")).isEqualTo(50);
        assertThat(booked(cells, "rep:Bob") + booked(cells, "rep:Cid")).isEqualTo(49);
        assertThat(booked(cells, "team:Tina")).isEqualTo(50);
        assertThat(booked(cells, "team*product:Tom*GTX Pro")).isEqualTo(booked(cells, "rep:Bob"));
        assertThat(at(cells, "rep:Bob", "deals", "2017-03-05").sum("won")).isZero();
    }

    @Test
    void countsADealOnceThatIsSharedWithinATeam() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-04-01", created("Prospecting", "Ann", "100"))
                .on("2017-04-04", new DealFact.CreditSplit(List.of(credit("Ann", "0.3"), credit("Bob", "0.7"))))
                .on("2017-04-05", new DealFact.Won(null)));

        assertThat(at(cells, "team:Tom", "deals", "2017-04-05").sums()).containsEntry("won.amount", 10000L)
                .doesNotContainKey("won.credit");
        assertThat(at(cells, "rep:Bob", "deals", "2017-04-05").sum("won.credit")).isEqualTo(7000);
    }

    private static long booked(Map<CellKey, Quantities> cells, String scope) {
        Quantities deals = at(cells, scope, "deals", "2017-03-05");
        return deals.sum("won.amount") + deals.sum("won.credit");
    }

    @Test
    void creditsEveryDimensionOnTheDayOfTheWin() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Prospecting", "Ann", "100"))
                .on("2017-03-05", new DealFact.Won(usd("90"))));

        for (String scope : List.of(
                "org", "rep:Ann", "team:Tina", "office:East", "product:GTX Pro", "series:GTX", "segment:technology")) {
            assertThat(at(cells, scope, "deals", "2017-03-05").sum("won.amount")).as(scope).isEqualTo(9000);
        }
        assertThat(at(cells, "org", "cycles", "2017-03-05").histogram("won.days")).isEqualTo(Map.of(4L, 1L));
    }

    @Test
    void countsForTheOrganisationWhenNothingElseIsKnown() {
        Map<CellKey, Quantities> cells = cells(deal("d").on("2017-03-05", new DealFact.Won(null)));

        assertThat(cells.keySet()).extracting(CellKey::scope).containsOnly(Scope.ORG);
        Quantities deals = at(cells, "org", "deals", "2017-03-05");
        assertThat(deals.sums()).isEqualTo(Map.of("won", 1L, "won.noAmount", 1L, "won.cycleUnknown", 1L));
    }

    @Test
    void countsForeignMoneyAsMissingInsteadOfAddingIt() {
        Map<CellKey, Quantities> cells = cells(deal("d").on("2017-03-05", new DealFact.Won(Money.of("7", "EUR"))));

        Quantities deals = at(cells, "org", "deals", "2017-03-05");
        assertThat(deals.sum("won.fxMissing")).isEqualTo(1);
        assertThat(deals.sum("won.amount")).isZero();
    }

    @Test
    void leavesOutAnAmountThatNoCellCouldHold() {
        Map<CellKey, Quantities> cells =
                cells(deal("d").on("2017-03-05", new DealFact.Won(usd("999999999999999999999999999999"))));

        assertThat(at(cells, "org", "deals", "2017-03-05").sum("won.amountOutOfRange")).isEqualTo(1);
    }

    @Test
    void excludesADealThatClosedBeforeItWasCreated() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-08", created("Prospecting", "Ann", "100"))
                .on("2017-03-05", new DealFact.Lost(null, null)));

        assertThat(at(cells, "org", "deals", "2017-03-05").sum("lost.closedBeforeCreated")).isEqualTo(1);
        assertThat(at(cells, "org", "cycles", "2017-03-05")).isEqualTo(Quantities.ZERO);
    }

    @Test
    void creditsTheDayOfTheReportingZone() {
        Reporting shanghai = Reporting.of("Asia/Shanghai", "USD");
        List<Event<DealFact>> events =
                deal("d").at("2026-03-31T16:30:00Z", new DealFact.Won(usd("1"))).events();

        List<Share> shares = Contributions.of(DealFold.fold("d", events), REFERENCE, shanghai);

        assertThat(shares).extracting(Share::day).containsOnly(LocalDate.parse("2026-04-01"));
    }

    @Test
    void movesTheStockWithTheStage() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Prospecting", "Bob", "100"))
                .on("2017-03-03", new DealFact.StageChanged("Engaging", null, null)));

        assertThat(at(cells, "org", "pipeline", "2017-03-03").sums()).isEqualTo(Map.of(
                "open@Prospecting", -1L, "open@Engaging", 1L, "open.amount@Prospecting", -10000L,
                "open.amount@Engaging", 10000L, "out@Prospecting", 1L, "in@Engaging", 1L));
    }

    @Test
    void doesNotFlowWhenItIsClosedAndOpenedAgainAtOneMoment() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Prospecting", "Bob", "100"))
                .on("2017-03-03", new DealFact.Lost(null, null))
                .on("2017-03-03", new DealFact.Reopened(null)));

        assertThat(at(cells, "org", "pipeline", "2017-03-03")).isEqualTo(Quantities.ZERO);
    }

    @Test
    void movesTheStockWithTheOwner() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Prospecting", "Ann", "100"))
                .on("2017-03-03", new DealFact.OwnerChanged("Bob")));

        assertThat(at(cells, "rep:Ann", "pipeline", "2017-03-03").sum("open")).isEqualTo(-1);
        assertThat(at(cells, "office:West", "pipeline", "2017-03-03").sum("open.amount")).isEqualTo(10000);
        assertThat(at(cells, "org", "pipeline", "2017-03-03")).isEqualTo(Quantities.ZERO);
    }

    @Test
    void movesTheStockWithTheRoster() {
        Map<CellKey, Quantities> cells = cells(deal("d").on("2017-03-01", created("Prospecting", "Ann", "100")));

        assertThat(at(cells, "team:Tina", "pipeline", "2017-03-08").sum("open")).isEqualTo(-1);
        assertThat(at(cells, "team:Tom", "pipeline", "2017-03-08").sum("open")).isEqualTo(1);
    }

    @Test
    void putsTheWholeStockOfAnImputedCreationIntoTheUndatedCell() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-12-31", imputed("Prospecting", "Bob", "100"))
                .on("2018-01-10", new DealFact.StageChanged("Engaging", null, null)));

        assertThat(cells.keySet()).filteredOn(key -> key.family().equals("pipeline"))
                .allSatisfy(key -> assertThat(key.day()).isNull());
        assertThat(at(cells, "org", "pipeline", null).sums())
                .isEqualTo(Map.of(
                        "open", 1L, "open.amount", 10000L, "open@Engaging", 1L, "open.amount@Engaging", 10000L,
                        "in@Prospecting", 1L, "out@Prospecting", 1L, "in@Engaging", 1L));
        assertThat(at(cells, "org", "deals", null).sum("created")).isEqualTo(1);
        assertThat(at(cells, "org", "stages", null).sum("progressedUndated@Prospecting")).isEqualTo(1);
    }

    @Test
    void countsAJumpOverAStage() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Prospecting", "Bob", "100"))
                .on("2017-03-04", new DealFact.StageChanged("Closing", null, null)));

        assertThat(at(cells, "org", "stages", "2017-03-04").sum("skipped@Engaging")).isEqualTo(1);
        assertThat(at(cells, "org", "stages", "2017-03-01").histogram("progressed@Prospecting"))
                .isEqualTo(Map.of(3L, 1L));
    }

    @Test
    void doesNotTakeAStepBackForProgress() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Engaging", "Bob", "100"))
                .on("2017-03-04", new DealFact.StageChanged("Prospecting", null, null))
                .on("2017-03-09", new DealFact.StageChanged("Engaging", null, null)));

        assertThat(at(cells, "org", "stages", "2017-03-01").sums()).isEqualTo(Map.of("entered@Engaging", 1L));
        assertThat(at(cells, "org", "stages", "2017-03-01").histogram("progressed@Engaging")).isEmpty();
        assertThat(at(cells, "org", "stages", "2017-03-04").histogram("progressed@Prospecting"))
                .isEqualTo(Map.of(5L, 1L));
    }

    @Test
    void addsUpRepeatedVisitsOfAStage() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Engaging", "Bob", "100"))
                .on("2017-03-04", new DealFact.StageChanged("Prospecting", null, null))
                .on("2017-03-09", new DealFact.StageChanged("Engaging", null, null))
                .on("2017-03-14", new DealFact.Lost(null, null)));

        Quantities last = at(cells, "org", "stages", "2017-03-14");
        assertThat(last.histogram("visit@Engaging")).isEqualTo(Map.of(5L, 1L));
        assertThat(last.histogram("visits@Engaging")).isEqualTo(Map.of(8L, 1L));
        assertThat(last.sum("lost@Engaging")).isEqualTo(1);
    }

    @Test
    void countsNothingOfADeletedDealButItsMovements() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Engaging", "Bob", "100"))
                .on("2017-03-04", new DealFact.Deleted()));

        assertThat(cells.keySet()).extracting(CellKey::family).containsOnly("movements");
        assertThat(at(cells, "org", "movements", "2017-03-04").histogram("deleted")).isEqualTo(Map.of(0L, 1L));
    }

    @Test
    void countsNothingAtAllOfAMergedDeal() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Engaging", "Bob", "100"))
                .on("2017-03-04", new DealFact.Merged("other")));

        assertThat(cells).isEmpty();
    }

    @Test
    void keepsTheMoneyOfTheStockByTheDayItIsExpectedOn() {
        Map<CellKey, Quantities> cells = cells(deal("d")
                .on("2017-03-01", created("Prospecting", "Bob", "100"))
                .on("2017-03-03", new DealFact.CloseDateChanged(LocalDate.parse("2017-05-31"))));

        Quantities moved = at(cells, "org", "expected", "2017-03-03");
        assertThat(moved.histogram("open.amount")).isEqualTo(Map.of(0L, -10000L, 20170531L, 10000L));
        assertThat(moved.histogram("open")).isEqualTo(Map.of(2017030100000000L, -1L, 2017030320170531L, 1L));
        assertThat(at(cells, "org", "movements", "2017-03-03").histogram("moved.amount"))
                .isEqualTo(Map.of(20170531L, 10000L));
    }

    private static List<Share> shares(List<Event<DealFact>> events) {
        return Contributions.of(DealFold.fold("d", events), REFERENCE, UTC);
    }

    private static Map<CellKey, Quantities> cells(Deals deal) {
        return Contributions.sum(shares(deal.events()));
    }

    private static Quantities at(Map<CellKey, Quantities> cells, String scope, String family, String day) {
        CellKey key = new CellKey(Scope.parse(scope), family, day == null ? null : LocalDate.parse(day));
        return cells.getOrDefault(key, Quantities.ZERO);
    }

    private static void add(Map<CellKey, Quantities> cells, CellKey key, Quantities change) {
        Quantities sum = cells.getOrDefault(key, Quantities.ZERO).plus(change);
        if (sum.isZero()) {
            cells.remove(key);
        } else {
            cells.put(key, sum);
        }
    }
}
