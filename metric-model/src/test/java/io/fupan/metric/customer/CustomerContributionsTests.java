package io.fupan.metric.customer;

import static io.fupan.metric.Customers.customer;
import static io.fupan.metric.Customers.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Customers;
import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerContributionsTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final Reference REFERENCE = Reference.of(List.of(
            new ReferenceFact.RosterAssigned("Ann", "Tina", "East", null),
            new ReferenceFact.RosterAssigned("Bob", "Tom", "West", null),
            new ReferenceFact.AccountDefined("A", "technology", null)));

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void givesTheSameSharesInAnyOrderAndWithDuplicates(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Event<CustomerFact>> life = Customers.anyLife(random, 40);
            List<Win> wins = Customers.anyWins(random, 40);

            assertThat(shares(Customers.disturbed(life, random, true), Customers.disturbed(wins, random, false)))
                    .isEqualTo(shares(life, wins));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void endsInTheSameCellsEventByEventAsAtOnceAndLeavesNothingBehind(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            Map<CellKey, Quantities> cells = new HashMap<>();
            List<Event<CustomerFact>> life = Customers.disturbed(Customers.anyLife(random, 40), random, true);
            List<Win> wins = Customers.anyWins(random, 40);
            List<Share> before = List.of();
            for (int known = 1; known <= life.size(); known++) {
                List<Share> after = shares(life.subList(0, known), wins);
                Contributions.difference(before, after).forEach((key, change) -> add(cells, key, change));
                before = after;
            }

            assertThat(cells).isEqualTo(Contributions.sum(shares(life, wins)));

            Contributions.difference(before, List.of()).forEach((key, change) -> add(cells, key, change));
            assertThat(cells).isEmpty();
        }
    }

    @Test
    void comesBackFromNumbersAndTextsUnchanged() {
        Random random = new Random(41);
        for (int i = 0; i < 100; i++) {
            List<Share> shares = shares(Customers.anyLife(random, 40), Customers.anyWins(random, 40));
            assertThat(shares).allSatisfy(share -> {
                ArrayDeque<Long> numbers = new ArrayDeque<>();
                ArrayDeque<String> texts = new ArrayDeque<>();
                share.quantities().write(numbers::add, texts::add);

                assertThat(Quantities.read(numbers::remove, texts::remove)).isEqualTo(share.quantities());
            });
        }
    }

    @Test
    void creditsANewCustomerToWhoWonItsFirstDeal() {
        Map<CellKey, Quantities> cells = cells(customer("A").won("2017-03-01", "d1", "100"));

        for (String scope : List.of("org", "rep:Ann", "team:Tina", "office:East", "product:GTX Pro", "segment:technology")) {
            assertThat(at(cells, scope, "customers", "2017-03-01").sum("first@purchases")).as(scope).isEqualTo(1);
        }
    }

    @Test
    void tellsNewBusinessFromExpansionAndRenewal() {
        Map<CellKey, Quantities> cells = cells(customer("A")
                .won("2017-03-01", "d1", "100")
                .won("2017-04-01", "d2", "30", "renewal")
                .won("2017-05-01", "d3", "7", "new"));

        assertThat(at(cells, "org", "customers", "2017-03-01").sum("motion@new.amount")).isEqualTo(10000);
        assertThat(at(cells, "org", "customers", "2017-04-01").sum("motion@renewal.amount")).isEqualTo(3000);
        assertThat(at(cells, "org", "customers", "2017-05-01").sum("motion@expansion.amount")).isEqualTo(700);
        assertThat(at(cells, "org", "customers", "2017-05-01").sum("stated@new.amount")).isEqualTo(700);
    }

    @Test
    void putsMoneyOnTheDayItMoved() {
        Map<CellKey, Quantities> cells = cells(customer("A")
                .on("2017-03-01", new CustomerFact.InvoiceIssued("i", usd("60"), LocalDate.parse("2017-04-01"), null))
                .on("2017-04-03", new CustomerFact.InvoicePaid("i", usd("50"), null, null, null, null))
                .on("2017-04-09", new CustomerFact.PaymentRefunded("r", "i", usd("20")))
                .on("2017-04-09", new CustomerFact.InvoicePaid("j", Money.of("5", "EUR"), null, null, null, null)));

        assertThat(at(cells, "org", "revenue", "2017-04-01").sum("due.amount")).isEqualTo(6000);
        assertThat(at(cells, "org", "revenue", "2017-04-03").sum("collected.amount")).isEqualTo(5000);
        assertThat(at(cells, "org", "revenue", "2017-04-09").sum("refunded.amount")).isEqualTo(2000);
        assertThat(at(cells, "org", "revenue", "2017-04-09").sum("collected.fxMissing")).isEqualTo(1);
    }

    @Test
    void takesTheSegmentASourceSaysWhereTheReferenceDataKnowNone() {
        Reference nothing = Reference.of(List.of(new ReferenceFact.AliasDefined("segment", "tech", "technology")));

        List<Share> shares = customer("B")
                .on("2017-02-01", new CustomerFact.Updated(null, "tech", null, null))
                .won("2017-03-01", "d1", "100")
                .shares(nothing, UTC);

        assertThat(shares).isNotEmpty().allSatisfy(share -> assertThat(share.scopes()).contains(Scope.parse("segment:technology")));
    }

    private static List<Share> shares(List<Event<CustomerFact>> events, List<Win> wins) {
        return CustomerContributions.of(CustomerFold.fold("A", events, List.of(), wins), REFERENCE, UTC);
    }

    private static Map<CellKey, Quantities> cells(Customers customer) {
        return Contributions.sum(customer.shares(REFERENCE, UTC));
    }

    private static Quantities at(Map<CellKey, Quantities> cells, String scope, String family, String day) {
        return cells.getOrDefault(new CellKey(Scope.parse(scope), family, LocalDate.parse(day)), Quantities.ZERO);
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
