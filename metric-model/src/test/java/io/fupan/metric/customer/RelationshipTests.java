package io.fupan.metric.customer;

import static io.fupan.metric.Customers.customer;
import static io.fupan.metric.Customers.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.customer.CustomerFact;
import io.fupan.metric.Customers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelationshipTests {

    @Test
    void beginsWithTheFirstPurchaseAndEndsWhenTheCustomerLeaves() {
        assertThat(days(customer("A")
                        .won("2017-03-01", "d1", "100")
                        .on("2017-05-01", new CustomerFact.Churned(null))
                        .ordered("2017-06-01", "o1", "5")))
                .isEqualTo(Map.of(day("2017-03-01"), true, day("2017-05-01"), false, day("2017-06-01"), true));
    }

    @Test
    void goesOnWhileAnotherSubscriptionIsHeldWhateverIsSaidOfLeaving() {
        assertThat(days(customer("A")
                        .subscribed("2017-03-01", "s1", "10")
                        .subscribed("2017-03-02", "s2", "10")
                        .ended("2017-04-01", "s1")
                        .on("2017-04-01", new CustomerFact.Churned(null))
                        .ended("2017-05-01", "s2")))
                .isEqualTo(Map.of(day("2017-03-01"), true, day("2017-05-01"), false));
    }

    @Test
    void goesOnWhileASubscriptionRests() {
        assertThat(days(customer("A")
                        .subscribed("2017-03-01", "s1", "10")
                        .on("2017-04-01", new CustomerFact.SubscriptionChanged("s1", "paused", null))))
                .isEqualTo(Map.of(day("2017-03-01"), true));
    }

    @Test
    void doesNotNoticeWhatBeginsAgainOnTheSameDay() {
        assertThat(days(customer("A")
                        .subscribed("2017-03-01", "s1", "10")
                        .at("2017-04-01T08:00:00Z", new CustomerFact.SubscriptionChanged("s1", "ended", null))
                        .at("2017-04-01T09:00:00Z", new CustomerFact.SubscriptionChanged("s2", "active", usd("20")))))
                .isEqualTo(Map.of(day("2017-03-01"), true));
    }

    @Test
    void doesNotBeginWithLeaving() {
        Relationship relationship = Relationship.of(
                customer("A").on("2017-03-01", new CustomerFact.Churned(null)).facts(),
                moment -> moment.atOffset(ZoneOffset.UTC).toLocalDate());

        assertThat(relationship.days()).isEmpty();
        assertThat(relationship.began()).isNull();
    }

    private static Map<LocalDate, Boolean> days(Customers customer) {
        return Relationship.of(customer.facts(), moment -> moment.atOffset(ZoneOffset.UTC).toLocalDate())
                .days();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
