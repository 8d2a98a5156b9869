package io.fupan.metric.customer;

import static io.fupan.metric.Customers.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.customer.CustomerFact;
import io.fupan.metric.Customers;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RisksTests {

    @Test
    void saysWhenACustomerIsLateByItsOwnHabit() {
        List<Risk> risks = risks(customer("A")
                .ordered("2017-01-01", "o1", "5")
                .ordered("2017-01-11", "o2", "5")
                .ordered("2017-01-31", "o3", "5"));

        Risk risk = risks.getFirst();
        assertThat(risk.reason()).isEqualTo(Risks.NO_PURCHASE);
        assertThat(risk.value()).isEqualByComparingTo("15");
        assertThat(risk.limit()).isEqualByComparingTo("30");
        assertThat(risk.holds(LocalDate.parse("2017-03-02"))).isFalse();
        assertThat(risk.holds(LocalDate.parse("2017-03-03"))).isTrue();
    }

    @Test
    void knowsNoHabitOfTwoPurchases() {
        assertThat(risks(customer("A").ordered("2017-01-01", "o1", "5").ordered("2017-01-11", "o2", "5"))).isEmpty();
    }

    @Test
    void saysByHowMuchRecurringRevenueShrankUntilItGrowsAgain() {
        Customers shrunk =
                customer("A").subscribed("2017-01-01", "s", "50").subscribed("2017-03-01", "s", "30");

        Risk risk = risks(shrunk).getFirst();

        assertThat(risk.reason()).isEqualTo(Risks.CONTRACTION);
        assertThat(risk.value()).isEqualByComparingTo(new BigDecimal("20"));
        assertThat(risk.holds(LocalDate.parse("2017-05-30"))).isTrue();
        assertThat(risk.holds(LocalDate.parse("2017-05-31"))).isFalse();
        assertThat(risks(shrunk.subscribed("2017-04-01", "s", "31"))).isEmpty();
    }

    @Test
    void saysSinceWhenNobodyWasInTouch() {
        Risk risk = risks(customer("A").won("2017-01-01", "d", "5").touched("2017-01-10", "call")).getFirst();

        assertThat(risk.reason()).isEqualTo(Risks.UNTOUCHED);
        assertThat(risk.from()).isEqualTo(LocalDate.parse("2017-04-11"));
    }

    @Test
    void hasNothingToSayOfWhoHasLeft() {
        assertThat(risks(customer("A")
                        .won("2017-01-01", "d", "5")
                        .touched("2017-01-10", "call")
                        .on("2017-02-01", new CustomerFact.Churned(null))))
                .isEmpty();
    }

    private static List<Risk> risks(Customers customer) {
        return Risks.of(customer.facts(), Reference.empty(), Reporting.of("UTC", "USD"));
    }
}
