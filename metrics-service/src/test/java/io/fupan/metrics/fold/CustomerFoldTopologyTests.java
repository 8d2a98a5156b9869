package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Money;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.cell.CellFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.customer.CustomerView;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFoldTopologyTests {

    @TempDir
    Path state;

    private FoldDriver driver;

    @BeforeEach
    void start() {
        driver = new FoldDriver(state, Reporting.of("UTC", "USD"));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void tellsACustomerOfItsWonDeals() {
        won("D-1", "2017-03-01", "100");
        won("D-2", "2017-05-01", "30");

        driver.fold();

        assertThat(driver.sum("org", "customers", "2017-03-01", "first@purchases")).isEqualTo(1);
        assertThat(driver.sum("org", "customers", "2017-03-01", "motion@new.amount")).isEqualTo(10000);
        assertThat(driver.sum("rep:Ann", "customers", "2017-05-01", "motion@expansion.amount")).isEqualTo(3000);
        CustomerView.Folded customer = driver.customers().get("Acme");
        assertThat(customer.status()).isEqualTo("customer");
        assertThat(customer.lastPurchase()).isEqualTo(LocalDate.parse("2017-05-01"));
        assertThat(customer.deals()).extracting(CustomerView.Deal::motion).containsExactly("expansion", "new");
        assertThat(customer.scopes()).contains("org", "rep:Ann", "product:GTX Pro");
    }

    @Test
    void takesACustomerBackWithItsOnlyDeal() {
        won("D-1", "2017-03-01", "100");
        driver.fold();

        deal("D-1", "x", "2017-03-05T00:00:00Z", new DealFact.Deleted());
        driver.fold();

        // What moved the pipeline stays: a waterfall shows deletions.
        assertThat(driver.cells().values())
                .allSatisfy(cell -> assertThat(cell.families().keySet()).isSubsetOf("movements", "quality"));
        assertThat(driver.customers()).isEmpty();
    }

    @Test
    void movesTheFirstPurchaseWhenAnEarlierOneBecomesKnown() {
        won("D-1", "2017-03-01", "100");
        driver.fold();

        customer("o", "2017-02-01T00:00:00Z", new CustomerFact.OrderPlaced("O-1", usd("5"), null, null));
        driver.fold();

        assertThat(driver.sum("org", "customers", "2017-02-01", "first@purchases")).isEqualTo(1);
        assertThat(driver.sum("org", "customers", "2017-03-01", "first@purchases")).isZero();
    }

    @Test
    void countsActivitiesOfDealsAccountsAndLeads() {
        won("D-1", "2017-03-10", "100");
        activity("D-1", "a1", "2017-03-05T09:00:00Z", call("D-1", null, null));
        activity("Acme", "a2", "2017-03-05T10:00:00Z", call(null, "Acme", null));
        activity("L-1", "a3", "2017-03-05T11:00:00Z", call(null, null, "L-1"));
        activity("L-1", "a4", "2017-03-05T10:50:00Z", new ActivityFact.LeadCreated("L-1", "web", "Ann", null));

        driver.fold();

        assertThat(driver.sum("rep:Ann", "activity", "2017-03-05", "logged@call")).isEqualTo(3);
        assertThat(driver.cells().get("org|2017-03-10|0").families().get("activity").histograms().get("won.touches"))
                .containsOnly(Map.entry(1L, 1L));
        assertThat(driver.cells().get("source:web|2017-03-05|0").families().get("leads").histograms().get("attempt.minutes"))
                .containsOnly(Map.entry(10L, 1L));
        assertThat(driver.customers().get("Acme").lastTouch()).isEqualTo(LocalDate.parse("2017-03-05"));
        assertThat(driver.customers().get("Acme").events()).extracting(CustomerView.Evidence::id).containsExactly("a2");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void comesToTheSameCellsInAnyOrderWithAnyRepetition(long seed) {
        List<Runnable> said = List.of(
                () -> won("D-1", "2017-03-01", "100"),
                () -> won("D-2", "2017-05-01", "30"),
                () -> deal("D-2", "r", "2017-05-05T00:00:00Z", new DealFact.Reopened(null)),
                () -> customer("s", "2017-03-02T00:00:00Z", new CustomerFact.SubscriptionChanged("S", "active", usd("10"))),
                () -> customer("e", "2017-04-02T00:00:00Z", new CustomerFact.SubscriptionChanged("S", "ended", null)),
                () -> customer("b", "2017-04-20T00:00:00Z", new CustomerFact.SubscriptionChanged("S", "active", usd("12"))),
                () -> customer("p", "2017-03-03T00:00:00Z", new CustomerFact.InvoicePaid("I", usd("10"), null, null, null, null)),
                () -> activity("D-1", "a", "2017-02-05T09:00:00Z", call("D-1", null, null)));
        said.forEach(Runnable::run);
        Map<String, CellFact.Cell> inOrder = driver.fold().cells();
        Map<String, CustomerView.Folded> customers = Map.copyOf(driver.customers());
        driver.close();
        start();
        Random random = new Random(seed);
        List<Runnable> messy = new ArrayList<>(said);
        messy.addAll(said.subList(2, 6));
        Collections.shuffle(messy, random);

        for (Runnable one : messy) {
            one.run();
            if (random.nextBoolean()) {
                driver.fold();
            }
        }

        assertThat(driver.fold().cells()).isEqualTo(inOrder);
        assertThat(driver.customers()).isEqualTo(customers);
    }

    private void won(String id, String day, String amount) {
        deal(id, "c", "2017-02-01T00:00:00Z", new DealFact.Created(
                null, "sales", "Prospecting", "Ann", "GTX Pro", "Acme", usd(amount), null, null, null));
        deal(id, "w", day + "T05:00:00Z", new DealFact.Won(usd(amount)));
    }

    private void deal(String id, String event, String time, DealFact fact) {
        driver.send(Topics.DEAL_EVENTS, Families.DEAL, id, id + event, time, fact);
    }

    private void customer(String event, String time, CustomerFact fact) {
        driver.send(Topics.CUSTOMER_EVENTS, Families.CUSTOMER, "Acme", event, time, fact);
    }

    private void activity(String subject, String event, String time, ActivityFact fact) {
        driver.send(Topics.ACTIVITY_EVENTS, Families.ACTIVITY, subject, event, time, fact);
    }

    private static ActivityFact call(String deal, String account, String lead) {
        return new ActivityFact.Logged("call", "Ann", deal, account, lead, "out", 60, null);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
