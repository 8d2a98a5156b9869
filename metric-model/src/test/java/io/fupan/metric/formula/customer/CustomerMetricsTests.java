package io.fupan.metric.formula.customer;

import static io.fupan.metric.Customers.customer;
import static io.fupan.metric.Customers.usd;
import static io.fupan.metric.Deals.deal;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Money;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Customers;
import io.fupan.metric.Deals;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerMetricsTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate TODAY = LocalDate.parse("2017-12-31");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();
    private Reference reference = Reference.empty();

    @Test
    void divideBookingsByMotionWithNothingLeftOver() {
        add(customer("A").won("2017-03-01", "d1", "100").won("2017-04-01", "d2", "30"));
        add(customer("B").won("2017-03-05", "d3", "20", "renewal"));
        add(deal("d1").on("2017-03-01", new DealFact.Won(usd("100"))));
        add(deal("d2").on("2017-04-01", new DealFact.Won(usd("30"))));
        add(deal("d3").on("2017-03-05", new DealFact.Won(usd("20"))));
        add(deal("without account").on("2017-05-05", new DealFact.Won(usd("7"))));

        assertThat(number("bookingsByMotion", "new")).isEqualByComparingTo("100");
        assertThat(number("bookingsByMotion", "expansion")).isEqualByComparingTo("30");
        assertThat(number("bookingsByMotion", "renewal")).isEqualByComparingTo("20");
        assertThat(number("bookingsByMotion", "unknown")).isEqualByComparingTo("7");
        assertThat(number("bookingsByMotion", "statedRenewal")).isEqualByComparingTo("20");
        assertThat(number("bookingsByMotion", "statedUnknown")).isEqualByComparingTo("137");
        assertThat(number("bookings", null)).isEqualByComparingTo("157");
    }

    @Test
    void saysOfWhichWinsOfUnknownMotionTheMoneyIsUnknown() {
        add(customer("A").won("2017-03-01", "d1", "100"));
        add(deal("d1").on("2017-03-01", new DealFact.Won(usd("100"))));
        add(deal("no amount").on("2017-05-05", new DealFact.Won(null)));
        add(deal("no rate").on("2017-05-05", new DealFact.Won(Money.of("9", "GBP"))));

        assertThat(value("bookingsByMotion", "unknown").excluded()).isEqualTo(Map.of("noAmount", 1L, "fxMissing", 1L));
        assertThat(value("bookingsByMotion", "new").excluded()).isEmpty();
    }

    @Test
    void collectsWhatWasPaidLessWhatWentBack() {
        add(customer("A")
                .on("2017-03-01", new CustomerFact.InvoiceIssued("i", usd("100"), LocalDate.parse("2017-04-01"), null))
                .on("2017-04-03", new CustomerFact.InvoicePaid("i", usd("100"), null, null, null, null))
                .on("2017-04-09", new CustomerFact.PaymentRefunded("r", "i", usd("20"))));

        assertThat(number("cashCollected", null)).isEqualByComparingTo("80");
        assertThat(number("collectionRate", null)).isEqualByComparingTo("0.8");
        assertThat(value("collectionRate", "ordered").reason()).isEqualTo(Reasons.ZERO_DENOMINATOR);
    }

    @Test
    void nothingCollectedIsAnotherMatterThanNothingKnown() {
        add(customer("A").won("2017-03-01", "d1", "100"));

        assertThat(value("cashCollected", null).status()).isEqualTo(Status.NOT_MEASURED);
        assertThat(value("cashCollected", null).reason()).isEqualTo(Reasons.NOT_RECORDED);
        assertThat(value("recurringRevenue", null).status()).isEqualTo(Status.NOT_MEASURED);

        add(customer("B")
                .subscribed("2016-01-01", "s", "5")
                .ended("2016-02-01", "s")
                .on("2016-04-03", new CustomerFact.InvoicePaid("i", usd("100"), null, null, null, null)));

        assertThat(value("cashCollected", null).status()).isEqualTo(Status.ZERO);
        assertThat(value("recurringRevenue", null).status()).isEqualTo(Status.ZERO);
    }

    @Test
    void countsACustomerOnceByWhicheverCameFirst() {
        add(customer("A").ordered("2017-02-01", "o", "5").won("2017-03-01", "d1", "100"));

        assertThat(in("newCustomers", "purchases", "2017-02").value().number()).isEqualByComparingTo("1");
        assertThat(in("newCustomers", "purchases", "2017-03").value().number()).isZero();
        assertThat(in("newCustomers", "deals", "2017-03").value().number()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({"30, 0.25", "90, 0.5", "180, 0.5"})
    void takesPurchasesOfOneDayForOne(int horizon, String rate) {
        add(customer("soon").won("2017-01-01", "a", "5").won("2017-01-31", "b", "5"));
        add(customer("late").won("2017-01-01", "c", "5").won("2017-02-01", "d", "5"));
        add(customer("same day").won("2017-01-01", "e", "5").won("2017-01-01", "f", "5"));
        add(customer("once").won("2017-01-02", "g", "5"));

        assertThat(repeatRate("2017-01", horizon).value().number()).isEqualByComparingTo(rate);
        assertThat(number("repeatAccounts", null)).isEqualByComparingTo("3");
        assertThat(value("repeatAccounts", null).n()).isEqualTo(4);
    }

    @Test
    void waitsUntilACohortIsOldEnough() {
        add(customer("A").won("2017-12-01", "a", "5").won("2017-12-15", "b", "5"));

        MetricValue value = repeatRate("2017-12", 90);

        assertThat(value.status()).isEqualTo(Status.IMMATURE);
        assertThat(value.excluded()).containsEntry("immature", 1L);
    }

    @Test
    void countsWhoIsACustomerAtTheEnd() {
        add(customer("A").won("2017-01-01", "a", "5"));
        add(customer("B").won("2017-01-01", "b", "5").on("2017-06-01", new CustomerFact.Churned(null)));

        assertThat(in("customers", null, "2017-05").value().number()).isEqualByComparingTo("2");
        assertThat(in("customers", null, "2017-06").value().number()).isEqualByComparingTo("1");
    }

    @Test
    void costsAndIsWorthWhatTheGoldenVectorSays() {
        spend(new ReferenceFact.SpendRecorded("media", "2017-06", usd("120000")), margin("0.8"));
        for (int i = 0; i < 50; i++) {
            Customers old = customer("old " + i).subscribed("2017-01-01", "s", "500");
            add(i == 0 ? old.ended("2017-06-15", "s") : old);
        }
        for (int i = 0; i < 40; i++) {
            add(customer("new " + i).won("2017-06-10", "d" + i, "100").subscribed("2017-06-10", "s", "500"));
        }

        assertThat(in("cacPaid", null, "2017-06").value().number()).isEqualByComparingTo("3000");
        assertThat(in("cac", null, "2017-06").value().number()).isEqualByComparingTo("3000");
        assertThat(in("cacPayback", null, "2017-06").value().number()).isEqualByComparingTo("7.5");
        assertThat(in("cacPayback", "revenue", "2017-06").value().number()).isEqualByComparingTo("6");
        assertThat(in("logoChurn", null, "2017-06").value().number()).isEqualByComparingTo("0.02");
        assertThat(in("ltv", null, "2017-06").value().number()).isEqualByComparingTo("20000");
        assertThat(in("ltvToCac", null, "2017-06").value().asDouble()).isBetween(6.666, 6.667);
    }

    @Test
    void leavesOutWhatDoesNotWinCustomersAndSaysSo() {
        spend(
                new ReferenceFact.SpendRecorded("media", "2017-06", usd("100")),
                new ReferenceFact.SpendRecorded("payroll", "2017-06", usd("50")),
                new ReferenceFact.SpendRecorded("support", "2017-06", usd("7")));
        add(customer("A").won("2017-06-10", "d", "5"));

        assertThat(in("cacPaid", null, "2017-06").value().number()).isEqualByComparingTo("100");
        assertThat(in("cacPaid", null, "2017-06").excluded()).containsEntry("spendOf:payroll", 1L);
        assertThat(in("cac", null, "2017-06").value().number()).isEqualByComparingTo("150");
        assertThat(in("cac", null, "2017-06").excluded()).containsEntry("spendOf:support", 1L);
        assertThat(in("cac", null, "2017-06").details().parts()).containsOnlyKeys("spend.media", "spend.payroll");
        assertThat(in("cac", null, "2017-06").details().parts().get("spend.payroll").value()).hasToString("50.00");
        assertThat(in("cacPaid", null, "2017-06").details().parts()).containsOnlyKeys("spend.media");
    }

    @Test
    void spreadsSpendOverTheDaysOfItsPeriod() {
        spend(new ReferenceFact.SpendRecorded("media", "2017-06", usd("300")));
        add(customer("A").won("2017-06-10", "d", "5"));

        assertThat(in("cac", null, "2017-06-01..2017-06-10").value().number()).isEqualByComparingTo("100");
        assertThat(in("cac", null, "2017-06-06..2017-07-31").value().number()).isEqualByComparingTo("250");
    }

    @Test
    void matchesCustomersWithTheSpendOfACycleEarlier() {
        spend(
                new ReferenceFact.SpendRecorded("media", "2017-05", usd("31")),
                new ReferenceFact.SpendRecorded("media", "2017-06", usd("300")));
        add(customer("A").won("2017-06-10", "d", "5"));
        add(deal("d").on("2017-05-10", Deals.created("S", "Ann", "5")).on("2017-06-10", new DealFact.Won(usd("5"))));

        assertThat(in("cac", "lagged", "2017-06-05..2017-06-14").value().number()).isEqualByComparingTo("10");
    }

    @Test
    void doesNotTakeMissingSpendForNone() {
        add(customer("A").won("2017-06-10", "d", "5"));

        assertThat(in("cac", null, "2017-06").status()).isEqualTo(Status.NOT_MEASURED);
        assertThat(in("ltv", null, "2017-06").reason()).isEqualTo(Reasons.NO_GROSS_MARGIN);
    }

    @Test
    void takesTheMarginOfTheShortestPeriodThatHoldsTheLastDay() {
        spend(
                margin("0.8"),
                new ReferenceFact.TargetSet("org", "2017-06", "grossMargin", null, null, new BigDecimal("0.7"), 1),
                new ReferenceFact.TargetSet("org", "2017-Q3", "grossMargin", null, null, new BigDecimal("0.6"), 1));

        assertThat(in("grossMargin", null, "2017-06").value().number()).isEqualByComparingTo("0.7");
        assertThat(in("grossMargin", null, "2017-05").value().number()).isEqualByComparingTo("0.8");
        assertThat(in("grossMargin", null, "2016-05").status()).isEqualTo(Status.NOT_MEASURED);
    }

    @Test
    void neverPaysBackWithoutAMargin() {
        spend(new ReferenceFact.SpendRecorded("media", "2017-06", usd("100")), margin("0"));
        add(customer("A").won("2017-06-10", "d", "5").subscribed("2017-06-10", "s", "5"));

        assertThat(in("cacPayback", null, "2017-06").reason()).isEqualTo(Reasons.NEVER);
    }

    @Test
    void whoNeverSubscribedMakesNoLifetimeOfSubscribersLonger() {
        spend(margin("0.8"));
        add(customer("stays").subscribed("2017-01-01", "s", "500"));
        add(customer("leaves").subscribed("2017-01-01", "s", "500").ended("2017-06-15", "s"));
        add(customer("returns").subscribed("2017-01-01", "s", "500").ended("2017-06-05", "s").subscribed("2017-06-20", "s", "500"));
        add(customer("stays too").subscribed("2017-01-01", "s", "500"));
        for (int i = 0; i < 96; i++) {
            add(customer("buyer " + i).won("2017-01-10", "d" + i, "100"));
        }

        assertThat(in("logoChurn", null, "2017-06").value().number()).isEqualByComparingTo("0.01");
        // 500 × 0.8 a month for four months, as one of four that pay has stopped.
        assertThat(in("ltv", null, "2017-06").value().number()).isEqualByComparingTo("1600");
        assertThat(in("ltv", null, "2017-06").n()).isEqualTo(4);
    }

    @Test
    void believesNoLifetimeLongerThanFiveYears() {
        spend(margin("0.5"));
        add(customer("A").subscribed("2017-01-10", "s", "10"));

        assertThat(in("ltv", null, "2017-06").reason()).isEqualTo(Reasons.NO_CHURN);
        assertThat(in("ltv", "capped", "2017-06").value().number()).isEqualByComparingTo("300");
    }

    @Test
    void valuesPastPurchasesByTheirProfit() {
        spend(margin("0.5"));
        add(customer("A").won("2016-06-10", "d", "60").won("2016-08-10", "e", "20"));
        add(customer("B").won("2016-07-10", "f", "20"));

        assertThat(in("ltv", "historic", "2017").value().number()).isEqualByComparingTo("25");
        // Half of the customers came back within a year; nothing was bought in 2017, 100 in 2016.
        assertThat(in("ltv", "transactional", "2017").value().number()).isZero();
    }

    @Test
    void makesNoYearOfAPeriodThatHasNotBegun() {
        spend(margin("0.5"));
        add(customer("A").won("2016-06-10", "d", "60").won("2016-08-10", "e", "20"));

        String tomorrow = TODAY.plusDays(1) + ".." + TODAY.plusDays(30);
        assertThat(in("ltv", "transactional", tomorrow).reason()).isEqualTo(Reasons.PERIOD_NOT_OVER);
    }

    private void spend(ReferenceFact... facts) {
        reference = Reference.of(List.of(facts));
    }

    private static ReferenceFact margin(String margin) {
        return new ReferenceFact.TargetSet("org", "2017", "grossMargin", null, null, new BigDecimal(margin), 1);
    }

    private MetricValue repeatRate(String period, int horizon) {
        return catalogue.evaluate(
                cells, reference, MetricQuery.of("repeatPurchaseRate", Scope.ORG, Period.parse(period, TODAY)).withHorizon(horizon));
    }

    private BigDecimal number(String metric, String variant) {
        return value(metric, variant).value().number();
    }

    private MetricValue value(String metric, String variant) {
        return in(metric, variant, "2017");
    }

    private MetricValue in(String metric, String variant, String period) {
        MetricQuery query = MetricQuery.of(metric, Scope.ORG, Period.parse(period, TODAY)).withVariant(variant);
        return catalogue.evaluate(cells, reference, query);
    }

    private void add(Customers customer) {
        cells.addAll(Contributions.sum(customer.shares(Reference.empty(), UTC)));
    }

    private void add(Deals deal) {
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold("d", deal.events()), Reference.empty(), UTC)));
    }
}
