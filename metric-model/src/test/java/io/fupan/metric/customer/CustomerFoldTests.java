package io.fupan.metric.customer;

import static io.fupan.metric.Customers.customer;
import static io.fupan.metric.Customers.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.customer.CustomerFact;
import io.fupan.metric.Customers;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFoldTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesTheSameFactsInAnyOrderAndWithDuplicates(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Event<CustomerFact>> life = Customers.anyLife(random, 40);
            List<Win> wins = Customers.anyWins(random, 40);

            CustomerFacts disturbed = CustomerFold.fold(
                    "A", Customers.disturbed(life, random, true), List.of(), Customers.disturbed(wins, random, false));

            assertThat(disturbed).isEqualTo(CustomerFold.fold("A", life, List.of(), wins));
        }
    }

    @Test
    void takesTheOrderOfAWonDealForTheSamePurchase() {
        CustomerFacts facts = customer("A")
                .won("2017-03-01", "d1", "100")
                .on("2017-03-04", new CustomerFact.OrderPlaced("o1", usd("100"), "d1", null))
                .on("2017-03-05", new CustomerFact.OrderPlaced("o2", usd("5"), "d-not-won", null))
                .facts();

        assertThat(facts.purchases()).extracting(Purchase::id).containsExactly("d1", "o2");
    }

    @Test
    void keepsWhenAnOrderWasPlacedThoughItIsSaidAgain() {
        CustomerFacts facts =
                customer("A").ordered("2017-03-01", "o1", "10").ordered("2017-03-09", "o1", "12").facts();

        assertThat(facts.orders()).hasSize(1);
        assertThat(facts.orders().getFirst().at()).isEqualTo(Instant.parse("2017-03-01T12:00:00Z"));
        assertThat(facts.orders().getFirst().amount()).isEqualTo(usd("12"));
    }

    @Test
    void keepsWhatASubscriptionBringsWhereASourceDoesNotSayItAgain() {
        CustomerFacts facts = customer("A")
                .subscribed("2017-03-01", "s", "10")
                .on("2017-03-05", new CustomerFact.SubscriptionChanged("s", "active", null))
                .facts();

        assertThat(facts.subscriptions().getFirst().terms().getLast().monthly()).isEqualTo(usd("10"));
        assertThat(facts.subscriptions().getFirst().terms().getLast().statedAt())
                .isEqualTo(Instant.parse("2017-03-01T12:00:00Z"));
    }

    @Test
    void belongsToWhomASourceSaysElseToWhoWonItsLastDeal() {
        CustomerFacts facts = customer("A")
                .won("2017-03-01", "d1", "100")
                .on("2017-03-10", new CustomerFact.Updated(null, null, null, "Bob"))
                .facts();

        assertThat(facts.ownerAt(Instant.parse("2017-02-01T00:00:00Z"))).isEqualTo("Bob");
        assertThat(facts.ownerAt(Instant.parse("2017-03-02T00:00:00Z"))).isEqualTo("Ann");
        assertThat(facts.ownerAt(Instant.parse("2017-03-11T00:00:00Z"))).isEqualTo("Bob");
    }

    @Test
    void takesNoNoteForATouch() {
        CustomerFacts facts =
                customer("A").touched("2017-03-01", "call").touched("2017-03-09", "note").facts();

        assertThat(facts.lastTouch()).isEqualTo(Instant.parse("2017-03-01T12:00:00Z"));
    }
}
