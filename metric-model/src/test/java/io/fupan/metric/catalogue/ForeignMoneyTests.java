package io.fupan.metric.catalogue;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact.FxRateSet;
import io.fupan.metric.Deals;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignMoneyTests {

    private final Reporting reporting = Reporting.of("Asia/Shanghai", "USD");
    private final MetricCatalogue catalogue = new MetricCatalogue(reporting.currency());
    private final CellTable cells = new CellTable();

    private final Reference reference = Reference.of(List.of(
            rate("EUR", "2017-03-31", "1.10"),
            rate("EUR", "2017-04-01", "1.20"),
            rate("EUR", "2017-06-30", "1.40"),
            rate("JPY", "2017-03-31", "0.01")));

    @Test
    void countsAWinByTheRateOfTheDayItWasWon() {
        add(deal("d1").on("2017-03-31", new DealFact.Won(eur("100"))));
        add(deal("d2").on("2017-04-01", new DealFact.Won(eur("100"))));

        assertThat(evaluate("bookings", "2017-03").value()).hasToString("110.00");
        assertThat(evaluate("bookings", "2017-04").value()).hasToString("120.00");
    }

    @Test
    void readsTheDayOfTheRateInTheReportingZone() {
        // Half past midnight in Shanghai, half past four in the afternoon of the day before in London.
        add(deal("d1").at("2017-03-31T16:30:00Z", new DealFact.Won(eur("100"))));

        assertThat(evaluate("bookings", "2017-04-01").value()).hasToString("120.00");
        assertThat(evaluate("dealsWon", "2017-Q1").value().number()).isZero();
    }

    @Test
    void countsAnOpenDealByTheRateOfTheDayOfTheQuestion() {
        add(open("d1", eur("100")));
        add(open("d2", usd("7")));

        assertThat(evaluate("openPipeline", "2017-03").value()).hasToString("117.00");
        assertThat(evaluate("openPipeline", "2017-Q2").value()).hasToString("147.00");
        assertThat(evaluate("openPipeline", "2017-Q2").n()).isEqualTo(2);
    }

    @Test
    void knowsNoPipelineWhereNoOpenDealHasAnAmountThatCounts() {
        add(open("d1", Money.of("100", "GBP")));
        add(open("d2", null));

        MetricValue value = evaluate("openPipeline", "2017-03");

        assertThat(value.value()).isNull();
        assertThat(value.reason()).isEqualTo(Reasons.NO_USABLE_AMOUNT);
        assertThat(value.excluded()).isEqualTo(Map.of("fxMissing", 1L, "noAmount", 1L));
    }

    @Test
    void restsOnTheOpenDealsThatAreCounted() {
        add(open("d1", eur("100")));
        add(open("d2", Money.of("100", "GBP")));
        add(open("d3", null));

        MetricValue value = evaluate("openPipeline", "2017-03");

        assertThat(value.value()).hasToString("110.00");
        assertThat(value.n()).isEqualTo(1);
    }

    @Test
    void countsOpenDealsOfAStageByCurrency() {
        add(open("d1", eur("100")));
        MetricQuery query = query("openPipeline", "2017-03");

        assertThat(evaluate(query.withStage("A")).value()).hasToString("110.00");
        assertThat(evaluate(query.withStage("B")).value().number()).isZero();
    }

    @Test
    void keepsTheMinorUnitsOfEachCurrency() {
        add(open("d1", Money.of("5000", "JPY")));

        assertThat(evaluate("openPipeline", "2017-03").value()).hasToString("50.00");
    }

    @Test
    void leavesOutOpenDealsWithoutARateAndCountsThem() {
        add(open("d1", eur("100")));
        add(open("d2", Money.of("9", "GBP")));
        add(open("d3", Money.of("9", "GBP")));

        MetricValue value = evaluate("openPipeline", "2017-05-31");

        // The rate of 1 April is two months old by then.
        assertThat(value.status()).isEqualTo(Status.NO_DATA);
        assertThat(value.excluded()).isEqualTo(Map.of("fxMissing", 3L));
    }

    @Test
    void slippedMoneyIsWorthWhatTheRatesOfTheEveSay() {
        add(due("slipped", eur("100"), "2017-06-15").on("2017-06-01", moved("2017-08-01")));
        add(due("stays", usd("360"), "2017-06-15"));

        // Said at 1.10, and worth 1.20 on the evening of 5 April.
        MetricValue value = evaluate(query("slippageRate", "2017-04-06..2017-06-30").withVariant("value"));

        assertThat(value.value().number()).isEqualByComparingTo("0.25");
        assertThat(value.n()).isEqualTo(2);
        assertThat(value.excluded()).isEmpty();
    }

    @Test
    void leavesOutOfSlippageWhatHasNoWorthAndCountsIt() {
        add(due("no rate", Money.of("100", "GBP"), "2017-06-15").on("2017-06-01", moved("2017-08-01")));
        MetricQuery query = query("slippageRate", "2017-04-06..2017-06-30").withVariant("value");

        assertThat(evaluate(query).reason()).isEqualTo(Reasons.NO_USABLE_AMOUNT);

        add(due("no amount", null, "2017-06-15"));
        add(due("stays", usd("360"), "2017-06-15"));

        assertThat(evaluate(query).value().number()).isZero();
        assertThat(evaluate(query).n()).isEqualTo(1);
        assertThat(evaluate(query).excluded()).isEqualTo(Map.of("fxMissing", 1L, "noAmount", 1L));
    }

    @Test
    void saysOfWhichDealsTheChangeOfThePipelineKnowsNothing() {
        add(open("d1", Money.of("9", "GBP")));
        add(open("d2", usd("7")));
        add(open("d3", null));

        assertThat(evaluate("pipelineWaterfall", "2017-03").excluded()).isEqualTo(Map.of("fxMissing", 1L, "noAmount", 1L));
        assertThat(evaluate("pipelineWaterfall", "2017-04").excluded())
                .isEqualTo(Map.of("fxMissing", 1L, "noAmount", 1L, "fxMissingAtStart", 1L, "noAmountAtStart", 1L));
    }

    @Test
    void sharesTheMoneyOfLossesWithoutThoseThatHaveNone() {
        add(open("d1", usd("30")).on("2017-04-03", new DealFact.Lost("price", null)));
        add(open("d2", usd("10")).on("2017-04-03", new DealFact.Lost("other", null)));
        add(open("d3", Money.of("9", "GBP")).on("2017-04-03", new DealFact.Lost("price", null)));

        MetricValue value = evaluate(
                query("lossReasons", "2017").about(Scope.parse("loss-reason:price")).withVariant("value"));

        assertThat(value.value().number()).isEqualByComparingTo("0.75");
        assertThat(value.n()).isEqualTo(2);
        assertThat(value.excluded()).isEqualTo(Map.of("fxMissing", 1L));
    }

    @Test
    void takesNoAmountAtParWhenItsRateIsMissing() {
        add(deal("d1").on("2017-05-31", new DealFact.Won(eur("100"))));

        MetricValue value = evaluate("bookings", "2017");

        assertThat(value.status()).isEqualTo(Status.NO_DATA);
        assertThat(value.excluded()).isEqualTo(Map.of("fxMissing", 1L));
    }

    @Test
    void comparesFirstAndLastAmountByOneRate() {
        add(deal("w")
                .on("2017-03-31", new DealFact.Created(null, null, "A", "Ann", null, null, eur("50"), null, null, null))
                .on("2017-04-01", new DealFact.Won(eur("100"))));
        add(deal("l").on("2017-04-01", created("A", "Ann", "60")).on("2017-04-02", new DealFact.Lost(null, null)));

        assertThat(evaluate(query("winRateValue", "2017").withVariant("asCreated")).value().number())
                .isEqualByComparingTo("0.5");
    }

    private static Deals due(String id, Money amount, String day) {
        return open(id, amount).on("2017-03-31", moved(day));
    }

    private static DealFact moved(String day) {
        return new DealFact.CloseDateChanged(LocalDate.parse(day));
    }

    private static Deals open(String id, Money amount) {
        return deal(id).on("2017-03-31", new DealFact.Created(null, null, "A", "Ann", null, null, amount, null, null, null));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static FxRateSet rate(String currency, String day, String rate) {
        return new FxRateSet(currency, "USD", LocalDate.parse(day), new BigDecimal(rate), null);
    }

    private void add(Deals deal) {
        String id = deal.events().getFirst().subject();
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold(id, deal.events()), reference, reporting)));
    }

    private MetricValue evaluate(String metric, String period) {
        return evaluate(query(metric, period));
    }

    private MetricValue evaluate(MetricQuery query) {
        return catalogue.evaluate(cells, reference, query);
    }

    private static MetricQuery query(String metric, String period) {
        return MetricQuery.of(metric, Scope.ORG, Period.parse(period, LocalDate.parse("2017-12-31")));
    }
}
