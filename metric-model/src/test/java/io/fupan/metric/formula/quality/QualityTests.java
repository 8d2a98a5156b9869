package io.fupan.metric.formula.quality;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.deal.DealFact;
import io.fupan.metric.formula.Histories;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QualityTests {

    private final Histories deals = new Histories();

    @Test
    void measuresWhatIsMissing() {
        deals.add(deal("full").on("2017-05-01", created("A", "Ann", "10")).on("2017-05-02", new DealFact.Lost("price", null)));
        deals.add(deal("bare").on("2017-05-02", new DealFact.Lost(null, null)));
        deals.add(deal("open").on("2017-05-01", created("A", "Ann", null)));
        deals.add(deal("due").on("2017-05-01", created("A", "Ann", "5"))
                .on("2017-05-01", new DealFact.CloseDateChanged(LocalDate.parse("2017-08-01"))));

        assertThat(score("amount")).isEqualTo(50);
        assertThat(score("expectedClose")).isEqualTo(50);
        assertThat(score("owner")).isEqualTo(50);
        assertThat(score("lossReason")).isEqualTo(50);
        assertThat(score("stages")).isEqualTo(50);
        assertThat(part("nextStep").score()).isNull();
    }

    @Test
    void measuresWhatWasRevisedSinceItWasBooked() {
        deals.add(deal("stands").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(usd("60"))));
        deals.add(deal("amended").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(usd("20"))).on("2017-06-02", new DealFact.AmountChanged(usd("30"))));
        deals.add(deal("reversed").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(usd("15"))).on("2017-06-02", new DealFact.Reopened(null)));
        deals.add(deal("deleted").on("2017-05-01", created("A", "Ann", "1")).on("2017-05-02", new DealFact.Won(usd("5"))).on("2017-06-02", new DealFact.Deleted()));

        assertThat(part("revision").measured()).isCloseTo(0.3, within(1e-12));
        assertThat(score("revision")).isCloseTo(70, within(1e-9));
    }

    @Test
    void agesWithTheLastEvent() {
        deals.add(deal("d").on("2017-12-09", new DealFact.Won(usd("60"))));

        assertThat(part("freshness").measured()).isEqualTo(22);
        assertThat(score("freshness")).isEqualTo(50);
        assertThat(score("lateness")).isEqualTo(100);
    }

    @Test
    void measuresWhatIsMissingOfTheDealsOfACompetitorWithoutItsEvents() {
        deals.add(deal("bare").on("2017-05-02", new DealFact.CompetitorNoted("Acme"))
                .on("2017-05-03", new DealFact.Lost(null, null)));

        assertThat(Reliability.of(deals.window("competitor:Acme", "2017")).parts())
                .filteredOn(part -> part.score() != null)
                .extracting(Reliability.Part::name, Reliability.Part::score)
                .containsExactly(tuple("amount", 0.0), tuple("owner", 0.0), tuple("lossReason", 0.0), tuple("stages", 0.0));
    }

    @Test
    void hasNoScoreOfNothing() {
        assertThat(Reliability.of(deals.window("org", "2017")).score()).isNull();
    }

    private double score(String name) {
        return part(name).score();
    }

    private Reliability.Part part(String name) {
        return Reliability.of(deals.window("org", "2017")).parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
