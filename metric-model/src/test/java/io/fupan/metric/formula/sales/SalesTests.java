package io.fupan.metric.formula.sales;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static io.fupan.metric.formula.Histories.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Deals;
import io.fupan.metric.formula.Histories;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesTests {

    private final Histories deals = new Histories(Reference.of(List.of(
            new ReferenceFact.ProductDefined("A", "letters", usd("1000")),
            new ReferenceFact.ProductDefined("B", "letters", usd("800")),
            new ReferenceFact.ProductDefined("C", null, null),
            new ReferenceFact.AliasDefined("product", "Aaa", "A"),
            rate("EUR", "2017-01-10", "1.1"),
            rate("EUR", "2017-02-10", "1.2"),
            rate("GBP", "2017-02-10", "1.3"))));

    @Test
    void decomposesTheChangeOfRevenueExactly() {
        sell("2017-01", Map.of("A", "10 10000", "B", "15 12000", "C", "20 10000"));
        sell("2017-02", Map.of("A", "11 11000", "B", "15 10500", "C", "23 18400"));

        Window february = deals.window("org", "2017-02");

        assertThat(pvm(february, "change")).isEqualByComparingTo("7900");
        assertThat(pvm(february, "volume")).isCloseTo(new BigDecimal("2844.44"), within(new BigDecimal("0.01")));
        assertThat(pvm(february, "mix")).isCloseTo(new BigDecimal("-344.44"), within(new BigDecimal("0.01")));
        assertThat(pvm(february, "price")).isCloseTo(new BigDecimal("5400"), within(new BigDecimal("0.01")));
    }

    @Test
    void keepsWhatRatesDidApartFromPrices() {
        won("2017-01-10", "A", Money.of("1000", "EUR"));
        won("2017-01-10", "B", Money.of("100", "USD"));
        won("2017-02-10", "A", Money.of("1050", "EUR"));
        won("2017-02-10", "B", Money.of("100", "GBP"));
        won("2017-02-10", "C", Money.of("10", "EUR"));

        Window february = deals.window("org", "2017-02");

        assertThat(pvm(february, "change")).isEqualByComparingTo("202");
        assertThat(pvm(february, "new")).isEqualByComparingTo("12");
        assertThat(pvm(february, "fx")).isEqualByComparingTo("105");
        // 50 € more at the former rate; of pounds no former rate is known.
        assertThat(pvm(february, "price")).isEqualByComparingTo("85");
        assertThat(pvm(deals.window("product:A", "2017-02"), "fx")).isEqualByComparingTo("105");
        assertThat(pvm(deals.window("product:B", "2017-02"), "fx")).isEqualByComparingTo("0");
    }

    private void won(String day, String product, Money amount) {
        deals.add(deal(product + day)
                .on(day, new DealFact.LinesSet(List.of(new Line(product, BigDecimal.ONE, amount))))
                .on(day, new DealFact.Won(amount)));
    }

    private static ReferenceFact rate(String currency, String day, String rate) {
        return new ReferenceFact.FxRateSet(currency, "USD", LocalDate.parse(day), new BigDecimal(rate), null);
    }

    @Test
    void keepsNewAndDiscontinuedProductsApart() {
        sell("2017-01", Map.of("A", "1 100", "B", "1 50"));
        sell("2017-02", Map.of("A", "1 100", "C", "1 70"));

        RevenueChange change = RevenueChange.of(deals.window("org", "2017-02"), deals.window("org", "2017-01").period());

        assertThat(change.products()).extracting(RevenueChange.Product::bucket)
                .containsExactly("continuing", "discontinued", "new");
        assertThat(change.parts().added()).isEqualTo(7000);
        assertThat(change.parts().gone()).isEqualTo(-5000);
    }

    @Test
    void countsItemsForTheirProductAndOthersAsOneUnitOfTheDeal() {
        deals.add(deal("items").on("2017-03-01", created("S", "Ann", "500"))
                .on("2017-03-02", new DealFact.LinesSet(List.of(
                        line("Aaa", "2.5", "300"), line("C", "1", "90"))))
                .on("2017-03-03", new DealFact.Won(usd("400"))));
        deals.add(deal("whole").on("2017-03-01", created("S", "Ann", "500")).on("2017-03-03", new DealFact.Won(null)));

        var sold = Sold.byProduct(deals.window("rep:Ann", "2017"), null, LocalDate.parse("2017-12-31"));

        assertThat(sold).containsEntry("A", new Sold(2500, 30000, 0));
        assertThat(sold).containsEntry("C", new Sold(1000, 9000, 0));
        assertThat(sold).containsEntry("GTX Pro", new Sold(1000, 50000, 2));
        assertThat(Sold.total(deals.window("product:A", "2017"), null, LocalDate.parse("2017-12-31")).minorUnits())
                .isEqualTo(30000);
        assertThat(Sold.total(deals.window("series:letters", "2017"), null, LocalDate.parse("2017-12-31")).minorUnits())
                .isEqualTo(30000);
    }

    @Test
    void takesTheWholeDealWhenAnItemHasNoAmount() {
        deals.add(deal("d").on("2017-03-01", created("S", "Ann", "500"))
                .on("2017-03-02", new DealFact.LinesSet(List.of(line("A", "2", "300"), line("B", "1", null))))
                .on("2017-03-03", new DealFact.Won(usd("400"))));

        assertThat(Sold.byProduct(deals.window("org", "2017"), null, LocalDate.parse("2017-12-31")))
                .containsEntry("GTX Pro", new Sold(1000, 40000, 1))
                .doesNotContainKey("A");
    }

    @Test
    void aSaleOfUnknownMoneyIsNoCheapSale() {
        sell("2017-01", Map.of("GTX Pro", "1 100"));
        sell("2017-02", Map.of("GTX Pro", "1 100"));
        deals.add(deal("no amount").on("2017-02-01", created("S", "Ann", null)).on("2017-02-03", new DealFact.Won(null)));
        deals.add(deal("no rate").on("2017-01-01", created("S", "Ann", null))
                .on("2017-01-03", new DealFact.Won(Money.of("7", "GBP"))));
        Window february = deals.window("org", "2017-02");
        Window product = deals.window("product:GTX Pro", "2017-02");

        Reading price = SalesFormulas.priceVolumeMix(february, query(february, "price"));

        assertThat(price.value()).isZero();
        assertThat(price.excluded()).isEqualTo(Map.of("noAmount", 1L, "fxMissing", 1L));
        assertThat(SalesFormulas.priceVolumeMix(product, query(product, "price")).excluded())
                .isEqualTo(Map.of("noAmount", 1L, "fxMissing", 1L));
    }

    @Test
    void saysWhichSalesTheDemandLeavesOut() {
        for (int month = 1; month <= 3; month++) {
            sell("2017-%02d".formatted(month), Map.of("A", "1 100"));
        }
        deals.add(deal("no amount").on("2017-02-01", created("S", "Ann", null)).on("2017-02-03", new DealFact.Won(null)));
        Window quarter = deals.window("org", "2017-Q1");

        assertThat(SalesFormulas.demandTrend(quarter, query(quarter, "units")).excluded()).isEqualTo(Map.of("noAmount", 1L));
        assertThat(SalesFormulas.demandTrend(quarter, query(quarter, "units")).value()).isZero();
        assertThat(SalesFormulas.demandTrend(quarter, query(quarter, "newDeals")).excluded()).isEqualTo(Map.of());
    }

    @Test
    void realisesPricesAgainstTheListAndSaysWhatHasNone() {
        deals.add(deal("listed").on("2017-03-02", new DealFact.LinesSet(List.of(line("A", "2", "1500"))))
                .on("2017-03-03", new DealFact.Won(usd("1500"))));
        deals.add(deal("unlisted").on("2017-03-03", new DealFact.Won(usd("5"))));
        Window all = deals.window("org", "2017");

        Reading reading = SalesFormulas.priceRealisation(all, query(all, null));

        assertThat(reading.value()).isEqualByComparingTo("0.75");
        assertThat(reading.n()).isEqualTo(1);
        assertThat(reading.excluded()).isEqualTo(Map.of("noListPrice", 1L));
    }

    @Test
    void comparesCompleteMonthsOnly() {
        for (int month = 1; month <= 12; month++) {
            sell("2017-%02d".formatted(month), Map.of("A", "1 " + 100 * month));
        }

        Demand demand = Demand.of(deals.window("org", "2017-01-01..2017-12-15"), SalesFormulas.measure("revenue"));

        assertThat(demand.months()).hasSize(12);
        assertThat(demand.months().getLast().complete()).isFalse();
        assertThat(demand.monthOnMonth()).isEqualTo(new Demand.Change(100000.0, 110000.0));
        assertThat(demand.quarterOnQuarter()).isEqualTo(new Demand.Change(210000.0, 300000.0));
        assertThat(demand.yearOnYear()).isEqualTo(new Demand.Change(null, null));
        assertThat(demand.months().get(2).average()).isEqualTo(20000.0);
        assertThat(demand.seasonality()).isNull();
        assertThat(demand.slope().value()).isCloseTo(10000, within(1e-6));
    }

    @Test
    void givesTheTrendAsAShareOfAnAverageMonth() {
        for (int month = 1; month <= 3; month++) {
            sell("2017-%02d".formatted(month), Map.of("A", "1 " + 100 * month));
        }
        Window quarter = deals.window("org", "2017-Q1");
        Window month = deals.window("org", "2017-01");

        assertThat(SalesFormulas.demandTrend(quarter, query(quarter, "revenue")).value().doubleValue()).isCloseTo(0.5, within(1e-9));
        assertThat(SalesFormulas.demandTrend(month, query(month, "revenue")).reason()).isEqualTo(Reasons.TOO_FEW_MONTHS);
    }

    @Test
    void hasNoChangeOfAllTime() {
        Window all = deals.window("org", "all");

        assertThat(SalesFormulas.priceVolumeMix(all, query(all, "change")).status()).isEqualTo(Status.UNDEFINED);
    }

    private BigDecimal pvm(Window window, String part) {
        return SalesFormulas.priceVolumeMix(window, query(window, part)).value();
    }

    private void sell(String month, Map<String, String> items) {
        List<Line> lines = items.entrySet().stream()
                .map(item -> line(item.getKey(), item.getValue().split(" ")[0], item.getValue().split(" ")[1]))
                .toList();
        deals.add(deal(month).on(month + "-05", new DealFact.LinesSet(lines)).on(month + "-10", new DealFact.Won(usd("1"))));
    }

    private static Line line(String product, String quantity, String amount) {
        return new Line(product, new BigDecimal(quantity), amount == null ? null : Deals.usd(amount));
    }
}
