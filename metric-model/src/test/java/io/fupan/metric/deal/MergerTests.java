package io.fupan.metric.deal;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.imputed;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.Deals;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.deal.DealFacts.Rival;
import io.fupan.metric.deal.DealFacts.StageVisit;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergerTests {

    private final List<Event<DealFact>> other = deal("other")
            .on("2017-03-01", created("Prospecting", "Bob", "70"))
            .on("2017-03-05", new DealFact.CompetitorNoted("Initech"))
            .on("2017-03-09", new DealFact.Lost("price", null))
            .on("2017-03-12", new DealFact.Merged("d"))
            .events();

    private final List<Event<DealFact>> own = deal("d")
            .on("2017-03-10", created("Engaging", "Ann", "100"))
            .on("2017-03-20", new DealFact.Won(usd("90")))
            .events();

    private final DealFacts merged = DealFold.fold("d", own, other);

    @Test
    void isAsOldAsTheOldest() {
        assertThat(merged.createdAt()).isEqualTo(noon("2017-03-01"));
    }

    @Test
    void hasTheHistoryOfBothOneAfterTheOther() {
        assertThat(merged.visits())
                .containsExactly(
                        new StageVisit("Prospecting", noon("2017-03-01"), noon("2017-03-10"), true),
                        new StageVisit("Engaging", noon("2017-03-10"), noon("2017-03-20"), true));
        assertThat(merged.ownerAt(noon("2017-03-02"))).isEqualTo("Bob");
        assertThat(merged.ownerAt(noon("2017-03-11"))).isEqualTo("Ann");
        assertThat(merged.firstAmount()).isEqualTo(usd("70"));
    }

    @Test
    void keepsItsOwnOutcome() {
        assertThat(merged.outcome()).isEqualTo(Outcome.WON);
        assertThat(merged.closeAmount()).isEqualTo(usd("90"));
        assertThat(merged.lossReason()).isNull();
    }

    @Test
    void meetsTheCompetitorsOfBoth() {
        assertThat(merged.competitors()).containsExactly(new Rival("Initech", noon("2017-03-05")));
    }

    @Test
    void closesWithTheAmountLastKnownOfTheOtherIfItHasNone() {
        DealFacts lost = DealFold.fold(
                "d",
                deal("d")
                        .on("2017-03-10", created("Engaging", "Ann", null))
                        .on("2017-03-20", new DealFact.Lost("price", null))
                        .events(),
                other);

        assertThat(lost.closeAmount()).isEqualTo(usd("70"));
    }

    @Test
    void isNotOpenTwiceBecauseOfAFilledInCreation() {
        DealFacts facts = DealFold.fold(
                "d",
                deal("d")
                        .on("2017-03-03", imputed("Engaging", "Ann", "100"))
                        .on("2017-03-10", new DealFact.OwnerChanged("Cid"))
                        .events(),
                other);

        assertThat(facts.openSpans())
                .containsExactly(
                        new OpenSpan(noon("2017-03-01"), noon("2017-03-10")), new OpenSpan(noon("2017-03-10"), null));
    }

    @Test
    void restsOnTheEventsOfBoth() {
        assertThat(merged.events()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesTheSameFactsInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            List<Event<DealFact>> life = Deals.anyLife(random);
            List<Event<DealFact>> absorbed = Deals.anyLife(random);

            assertThat(DealFold.fold("d", Deals.disturbed(life, random), Deals.disturbed(absorbed, random)))
                    .isEqualTo(DealFold.fold("d", life, absorbed));
        }
    }

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }
}
