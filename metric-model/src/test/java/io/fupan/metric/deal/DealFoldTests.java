package io.fupan.metric.deal;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.credit;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.imputed;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.event.Sequences;
import io.fupan.metric.Deals;
import io.fupan.metric.deal.DealFacts.OpenSpan;
import io.fupan.metric.deal.DealFacts.Rival;
import io.fupan.metric.deal.DealFacts.StageVisit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealFoldTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheSameFactsInAnyOrderAndWithDuplicates(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 250; i++) {
            List<Event<DealFact>> life = Deals.anyLife(random);

            assertThat(DealFold.fold("d", Deals.disturbed(life, random))).isEqualTo(DealFold.fold("d", life));
        }
    }

    @Test
    void believesTheCopyRecordedFirstWhenCopiesDiffer() {
        Event<DealFact> first = Deals.event("e", "d", noon("2017-03-01"), new DealFact.Won(usd("1")));
        Event<DealFact> second = Deals.event("e", "d", noon("2017-03-02"), new DealFact.Won(usd("2")));

        assertThat(DealFold.fold("d", List.of(second, first)).closeAmount()).isEqualTo(usd("1"));
    }

    @Test
    void closesWithTheAmountOfTheWin() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Prospecting", "Ann", "100"))
                .on("2017-03-05", new DealFact.Won(usd("90"))));

        assertThat(facts.outcome()).isEqualTo(Outcome.WON);
        assertThat(facts.closeAmount()).isEqualTo(usd("90"));
        assertThat(facts.firstAmount()).isEqualTo(usd("100"));
        assertThat(facts.openSpans()).containsExactly(new OpenSpan(noon("2017-03-01"), noon("2017-03-05")));
    }

    @Test
    void restatesTheBookingWhenTheAmountIsAmendedAfterTheWin() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-05", new DealFact.Won(usd("90")))
                .on("2017-04-05", new DealFact.AmountChanged(usd("80"))));

        assertThat(facts.closeAmount()).isEqualTo(usd("80"));
        assertThat(facts.closedAt()).isEqualTo(noon("2017-03-05"));
    }

    @Test
    void keepsTheAmountLastKnownBeforeTheLoss() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Prospecting", "Ann", "100"))
                .on("2017-03-02", new DealFact.AmountChanged(usd("120")))
                .on("2017-03-05", new DealFact.Lost("price", null))
                .on("2017-03-06", new DealFact.AmountChanged(usd("1"))));

        assertThat(facts.closeAmount()).isEqualTo(usd("120"));
        assertThat(facts.lossReason()).isEqualTo("price");
    }

    @Test
    void countsAWinOfWhichTheCreationIsNotKnown() {
        DealFacts facts = fold(deal("d").on("2017-03-05", new DealFact.Won(usd("90"))));

        assertThat(facts.outcome()).isEqualTo(Outcome.WON);
        assertThat(facts.createdAt()).isNull();
        assertThat(facts.openSpans()).isEmpty();
    }

    @Test
    void opensAgainWhenReopened() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Won(null))
                .on("2017-04-05", new DealFact.Reopened(null)));

        assertThat(facts.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(facts.closedAt()).isNull();
        assertThat(facts.visits()).containsExactly(
                new StageVisit("Engaging", noon("2017-03-01"), noon("2017-03-10"), true),
                new StageVisit("Engaging", noon("2017-04-05"), null, true));
        assertThat(facts.openSpans()).containsExactly(
                new OpenSpan(noon("2017-03-01"), noon("2017-03-10")), new OpenSpan(noon("2017-04-05"), null));
    }

    @Test
    void opensAgainWhenTheSourceVouchesForAnOpenStage() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Lost(null, null))
                .on("2017-04-05", new DealFact.StageChanged("Closing", null, true)));

        assertThat(facts.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(facts.visits().getLast()).isEqualTo(new StageVisit("Closing", noon("2017-04-05"), null, true));
    }

    @Test
    void staysClosedWhenAMoveIsReportedWithoutSayingMore() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Lost(null, null))
                .on("2017-04-05", new DealFact.StageChanged("Closing", null, null)));

        assertThat(facts.outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void takesTheLastOutcomeAfterAReversal() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Won(usd("95")))
                .on("2017-04-05", new DealFact.Reopened("Engaging"))
                .on("2017-04-20", new DealFact.Lost(null, null)));

        assertThat(facts.outcome()).isEqualTo(Outcome.LOST);
        assertThat(facts.closedAt()).isEqualTo(noon("2017-04-20"));
    }

    @Test
    void keepsTheDayOfTheWinWhenAWonDealIsSeenAgain() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Won(usd("95"), true))
                .on("2017-04-20", new DealFact.Won(usd("90"), true)));

        assertThat(facts.closedAt()).isEqualTo(noon("2017-03-10"));
        assertThat(facts.closeAmount()).isEqualTo(usd("90"));
        assertThat(facts.openSpans()).containsExactly(new OpenSpan(noon("2017-03-01"), noon("2017-03-10")));
    }

    @Test
    void keepsTheDayOfTheLossWhenALostDealIsSeenAgain() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-10", new DealFact.Lost("price", null))
                .on("2017-04-20", new DealFact.Lost(null, "Initech", true)));

        assertThat(facts.closedAt()).isEqualTo(noon("2017-03-10"));
        assertThat(facts.lossReason()).isEqualTo("price");
        assertThat(facts.competitors()).containsExactly(new Rival("Initech", noon("2017-04-20")));
    }

    @Test
    void takesAWinThatIsOnlySeenAfterSomethingElse() {
        DealFacts lost = fold(deal("d")
                .on("2017-03-10", new DealFact.Lost("price", null))
                .on("2017-04-20", new DealFact.Won(null, true)));
        DealFacts reopened = fold(deal("d")
                .on("2017-03-10", new DealFact.Won(null, true))
                .on("2017-03-20", new DealFact.Reopened("Engaging"))
                .on("2017-04-20", new DealFact.Won(null, true)));

        assertThat(lost.outcome()).isEqualTo(Outcome.WON);
        assertThat(lost.closedAt()).isEqualTo(noon("2017-04-20"));
        assertThat(reopened.closedAt()).isEqualTo(noon("2017-04-20"));
    }

    @Test
    void movesTheDayOfTheWinWhenASourceSaysAnotherTime() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-10", new DealFact.Won(null, true))
                .on("2017-03-15", new DealFact.Won(null)));

        assertThat(facts.closedAt()).isEqualTo(noon("2017-03-15"));
    }

    @Test
    void isOpenAgainAfterADeletionWasUndone() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Deleted())
                .on("2017-03-12", new DealFact.Restored()));

        assertThat(facts.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(facts.openSpans()).hasSize(2);
    }

    @Test
    void isGoneWhenMerged() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Won(null))
                .on("2017-03-12", new DealFact.Merged("other")));

        assertThat(facts.outcome()).isEqualTo(Outcome.MERGED);
    }

    @Test
    void putsAnImputedCreationBeforeEverythingElse() {
        DealFacts facts = fold(deal("d")
                .on("2017-12-31", imputed("Prospecting", "Ann", "100"))
                .on("2017-03-10", new DealFact.Lost(null, null)));

        assertThat(facts.dateImputed()).isTrue();
        assertThat(facts.closeAmount()).isEqualTo(usd("100"));
        assertThat(facts.outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void prefersAKnownDateOfCreationToAnImputedOne() {
        DealFacts facts = fold(deal("d")
                .on("2017-12-31", imputed("Prospecting", "Ann", "100"))
                .on("2017-03-10", created(null, null, null)));

        assertThat(facts.dateImputed()).isFalse();
        assertThat(facts.createdAt()).isEqualTo(noon("2017-03-10"));
    }

    @Test
    void creditsTheOwnerOfTheMoment() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.OwnerChanged("Bob")));

        assertThat(facts.ownerAt(noon("2017-03-09"))).isEqualTo("Ann");
        assertThat(facts.ownerAt(noon("2017-03-10"))).isEqualTo("Bob");
    }

    @Test
    void ordersACreationBeforeAWinOfTheSameMoment() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", new DealFact.Won(null))
                .on("2017-03-01", created("Engaging", "Ann", "100")));

        assertThat(facts.outcome()).isEqualTo(Outcome.WON);
        assertThat(facts.closeAmount()).isEqualTo(usd("100"));
    }

    @Test
    void takesOverWhatIsDescribedAndKeepsTheRest() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.Described("Big one", null, null, "Bluth", null, "expansion")));

        assertThat(facts.name()).isEqualTo("Big one");
        assertThat(facts.account()).isEqualTo("Bluth");
        assertThat(facts.product()).isEqualTo("GTX Pro");
        assertThat(facts.kind()).isEqualTo("expansion");
        assertThat(facts.createdAt()).isEqualTo(noon("2017-03-01"));
    }

    @Test
    void remembersWhenTheExpectedCloseWasMoved() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", new DealFact.CloseDateChanged(LocalDate.parse("2017-04-30")))
                .on("2017-04-20", new DealFact.CloseDateChanged(LocalDate.parse("2017-05-31"))));

        assertThat(facts.expectedCloseAt(noon("2017-04-19"))).isEqualTo("2017-04-30");
        assertThat(facts.expectedClose()).isEqualTo("2017-05-31");
    }

    @Test
    void sharesTheCreditFromTheMomentItIsSplit() {
        DealFacts facts = fold(deal("d")
                .on("2017-03-01", created("Engaging", "Ann", "100"))
                .on("2017-03-10", new DealFact.CreditSplit(List.of(credit("Ann", "0.6"), credit("Bob", "0.4")))));

        assertThat(facts.creditsAt(noon("2017-03-09"))).isEmpty();
        assertThat(facts.creditsAt(noon("2017-03-10"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"9,10,-1", "10,9,1", "007,7,-1", "9,a,-1", "a,b,-1", ",1,-1", "1,,1", "3,3,0"})
    void comparesNumericSequencesByValue(String left, String right, int expected) {
        assertThat(Integer.signum(Sequences.compare(left, right))).isEqualTo(expected);
    }

    private static DealFacts fold(Deals deal) {
        return DealFold.fold("d", deal.events());
    }

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }
}
