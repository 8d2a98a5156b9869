package io.fupan.metric.formula.customer;

import static io.fupan.metric.Customers.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.customer.CustomerFact;
import io.fupan.metric.Customers;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.customer.CustomerContributions;
import io.fupan.metric.customer.CustomerFacts;
import io.fupan.metric.customer.CustomerFold;
import io.fupan.metric.customer.Relationship;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate FIRST = LocalDate.parse("2017-03-01");
    private static final LocalDate LATER = LocalDate.parse("2018-12-31");
    private static final int DAYS = 30;

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();
    private final List<CustomerFacts> customers = new ArrayList<>();

    @Test
    void retainsEightyFivePercentGrossAndAllNetAndMoreWithWhatReturned() {
        add(customer("stays").subscribed("2017-01-01", "s", "80"));
        add(customer("grows").subscribed("2017-01-01", "s", "3").subscribed("2017-02-10", "s", "18"));
        add(customer("shrinks").subscribed("2017-01-01", "s", "7").subscribed("2017-02-12", "s", "2"));
        add(customer("returns").subscribed("2017-01-01", "s", "4").ended("2017-02-13", "s").subscribed("2017-02-20", "s", "4"));
        add(customer("leaves").subscribed("2017-01-01", "s", "6").ended("2017-02-14", "s"));

        assertThat(value("grossRevenueRetention", null, "2017-02").value().number()).isEqualByComparingTo("0.85");
        assertThat(value("netRevenueRetention", null, "2017-02").value().number()).isEqualByComparingTo("1");
        assertThat(value("netRevenueRetention", "withReturned", "2017-02").value().number()).isEqualByComparingTo("1.04");
        assertThat(value("netRevenueRetention", "endingLessNew", "2017-02").value().number()).isEqualByComparingTo("1.04");
    }

    @Test
    void whoPaysInMoneyWithoutARateHasNotLeft() {
        add(customer("stays").subscribed("2017-01-01", "s", "80"));
        add(customer("shrinks").subscribed("2017-01-01", "s", "20").subscribed("2017-02-10", "s", "10"));
        add(customer("unknown").subscribed("2017-01-01", "s", "60")
                .on("2017-02-10", monthly("s", Money.of("50", "GBP"))));
        add(customer("partly").subscribed("2017-01-01", "s", "40").on("2017-01-02", monthly("t", Money.of("9", "GBP"))));

        for (String variant : List.of("continuous", "withReturned", "endingLessNew")) {
            MetricValue net = value("netRevenueRetention", variant, "2017-02");
            assertThat(net.value().number()).as(variant).isEqualByComparingTo("0.9");
            assertThat(net.n()).isEqualTo(2);
            assertThat(net.excluded()).isEqualTo(Map.of("fxMissing", 1L, "unknownLater", 1L));
        }
        assertThat(value("grossRevenueRetention", null, "2017-02").value().number()).isEqualByComparingTo("0.9");
        assertThat(value("grossRevenueRetention", null, "2017-01-15..2017-02-09").value().number()).isEqualByComparingTo("1");
        assertThat(value("recurringRevenue", null, "2017-02").value()).hasToString("130.00");
        assertThat(RetentionFormulas.payingChurn(
                        new Window(cells, Reference.empty(), Scope.ORG, Period.parse("2017-02", LATER), UTC.currency()),
                        LocalDate.parse("2017-02-01"))
                .value()).isZero();
    }

    @Test
    void whoHadRevenueIsNotNewAfterATimeThatCannotBeCounted() {
        add(customer("stays").subscribed("2017-01-01", "s", "100"));
        add(customer("returns").subscribed("2017-01-01", "s", "60")
                .on("2017-02-10", monthly("s", Money.of("50", "GBP")))
                .ended("2017-03-10", "s")
                .subscribed("2017-05-10", "s", "40"));

        assertThat(value("netRevenueRetention", "endingLessNew", "2017-05").value().number()).isEqualByComparingTo("1.4");
        assertThat(value("netRevenueRetention", "withReturned", "2017-05").value().number()).isEqualByComparingTo("1");
        assertThat(value("netRevenueRetention", "endingLessNew", "2017-02-01..2017-05-31").value().number())
                .isEqualByComparingTo("1");
    }

    @Test
    void takesTheEndOfOneOfTwoSubscriptionsForAContraction() {
        add(customer("A").subscribed("2017-01-01", "s", "60").subscribed("2017-01-01", "t", "40").ended("2017-02-01", "t"));

        assertThat(value("logoChurn", null, "2017-02").value().number()).isZero();
        assertThat(value("grossRevenueRetention", null, "2017-02").value().number()).isEqualByComparingTo("0.6");
    }

    @Test
    void doesNotCountWhoCameInThePeriod() {
        add(customer("A").subscribed("2017-01-01", "s", "60"));
        add(customer("B").subscribed("2017-02-03", "s", "60").ended("2017-02-20", "s"));

        MetricValue churn = value("logoChurn", null, "2017-02");

        assertThat(churn.value().number()).isZero();
        assertThat(churn.n()).isEqualTo(1);
        assertThat(churn.interval()).isNotNull();
    }

    @Test
    void hasNothingToRetainOfNothing() {
        assertThat(value("netRevenueRetention", null, "2017-02").reason()).isEqualTo(Reasons.ZERO_DENOMINATOR);
        assertThat(value("logoChurn", null, "all").status()).isEqualTo(Status.UNDEFINED);
        assertThat(value("logoChurn", null, "all").reason()).isEqualTo(Reasons.NO_BEGINNING);
    }

    /** Against a count customer by customer from the facts, for made-up lives and any period. */
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void agreesWithACountCustomerByCustomer(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            List<Event<CustomerFact>> life = Customers.anyLife(random, DAYS);
            add(CustomerFold.fold("A", life, List.of(), Customers.anyWins(random, DAYS)));
        }
        for (int i = 0; i < 200; i++) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            LocalDate to = from.plusDays(random.nextInt(DAYS));

            assertThat(number("logoChurn", null, from, to)).as("churn %s..%s", from, to).isEqualTo(churn(from, to));
            assertThat(number("grossRevenueRetention", null, from, to)).as("gross %s..%s", from, to)
                    .isEqualTo(ofStart(from, to, facts -> least(facts, from, to)));
            assertThat(number("netRevenueRetention", "continuous", from, to)).as("net %s..%s", from, to)
                    .isEqualTo(ofStart(from, to, facts -> least(facts, from, to) == 0 ? 0 : monthly(facts, to)));
            assertThat(number("netRevenueRetention", "withReturned", from, to)).as("returned %s..%s", from, to)
                    .isEqualTo(ofStart(from, to, facts -> monthly(facts, before(from)) == 0 ? 0 : monthly(facts, to)));
            assertThat(number("netRevenueRetention", "endingLessNew", from, to)).as("less new %s..%s", from, to)
                    .isEqualTo(ofStart(from, to, facts -> everHad(facts, from) ? monthly(facts, to) : 0));
        }
    }

    private Double churn(LocalDate from, LocalDate to) {
        List<CustomerFacts> there = customers.stream().filter(facts -> isCustomer(facts, before(from))).toList();
        long gone = there.stream().filter(facts -> !isCustomer(facts, to)).count();
        return there.isEmpty() ? null : (double) gone / there.size();
    }

    private static boolean isCustomer(CustomerFacts facts, LocalDate day) {
        return Relationship.of(facts, UTC::day).holds(day);
    }

    private Double ofStart(LocalDate from, LocalDate to, ToLongFunction<CustomerFacts> kept) {
        List<CustomerFacts> known = customers.stream().filter(facts -> isKnown(facts, from, to)).toList();
        long start = known.stream().mapToLong(facts -> monthly(facts, before(from))).sum();
        BigDecimal sum = BigDecimal.valueOf(known.stream().mapToLong(kept).sum());
        return start == 0 ? null : sum.divide(BigDecimal.valueOf(start), MathContext.DECIMAL64).doubleValue();
    }

    /** The least a customer had at the end of any day from the one before the period on. */
    private static long least(CustomerFacts facts, LocalDate from, LocalDate to) {
        return before(from).datesUntil(to.plusDays(1)).mapToLong(day -> monthly(facts, day)).min().orElseThrow();
    }

    private static boolean everHad(CustomerFacts facts, LocalDate from) {
        return FIRST.minusDays(1).datesUntil(from).anyMatch(day -> monthly(facts, day) > 0);
    }

    private static boolean isKnown(CustomerFacts facts, LocalDate from, LocalDate to) {
        return before(from).datesUntil(to.plusDays(1)).allMatch(day -> isKnown(facts, day));
    }

    private static boolean isKnown(CustomerFacts facts, LocalDate day) {
        return inForce(facts, day).allMatch(RetentionTests::isCounted);
    }

    private static boolean isCounted(CustomerFacts.Terms terms) {
        return terms.monthly() != null && terms.monthly().currency().equals("USD");
    }

    /** Cents a month at the end of a day, straight from the terms in force. */
    private static long monthly(CustomerFacts facts, LocalDate day) {
        return inForce(facts, day)
                .filter(RetentionTests::isCounted)
                .mapToLong(terms -> terms.monthly().amount().movePointRight(2).longValueExact())
                .sum();
    }

    private static Stream<CustomerFacts.Terms> inForce(CustomerFacts facts, LocalDate day) {
        Instant end = UTC.start(day.plusDays(1));
        return facts.subscriptions().stream()
                .map(subscription -> subscription.terms().stream()
                        .filter(terms -> terms.from().isBefore(end))
                        .reduce((first, second) -> second))
                .flatMap(java.util.Optional::stream)
                .filter(CustomerFacts.Terms::isActive);
    }

    private static CustomerFact monthly(String subscription, Money amount) {
        return new CustomerFact.SubscriptionChanged(subscription, "active", amount);
    }

    private static LocalDate before(LocalDate day) {
        return day.minusDays(1);
    }

    private Double number(String metric, String variant, LocalDate from, LocalDate to) {
        MetricQuery query = MetricQuery.of(metric, Scope.ORG, Period.between(from, to, LATER)).withVariant(variant);
        MetricValue value = catalogue.evaluate(cells, Reference.empty(), query);
        return value.value() == null ? null : value.value().asDouble();
    }

    private MetricValue value(String metric, String variant, String period) {
        MetricQuery query = MetricQuery.of(metric, Scope.ORG, Period.parse(period, LATER)).withVariant(variant);
        return catalogue.evaluate(cells, Reference.empty(), query);
    }

    private void add(Customers customer) {
        add(customer.facts());
    }

    private void add(CustomerFacts facts) {
        List<Share> shares = CustomerContributions.of(facts, Reference.empty(), UTC);
        customers.add(facts);
        cells.addAll(Contributions.sum(shares));
    }
}
