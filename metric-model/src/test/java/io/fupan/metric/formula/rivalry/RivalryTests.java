package io.fupan.metric.formula.rivalry;

import static io.fupan.metric.Deals.created;
import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.formula.Histories.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.Deals;
import io.fupan.metric.formula.Histories;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.reference.Reference;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RivalryTests {

    private final Histories deals = new Histories(Reference.of(List.of(
            new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging", "Closing")),
            new ReferenceFact.AliasDefined("competitor", "ACME Inc.", "Acme"),
            new ReferenceFact.AliasDefined("loss-reason", "no budget", "no-decision"))));

    @BeforeEach
    void fiveDealsAreClosed() {
        deals.add(with("won-alone", "ACME Inc.").on("2017-05-02", new DealFact.Won(null)));
        deals.add(with("won-both", "Acme", "Initech").on("2017-05-02", new DealFact.Won(null)));
        deals.add(with("lost-early", "Acme").on("2017-05-03", new DealFact.Lost("price", "Acme")));
        deals.add(with("lost-late", "Initech").on("2017-05-02", new DealFact.StageChanged("Closing", null, null))
                .on("2017-05-03", new DealFact.Lost("price", null)));
        deals.add(with("no-rival").on("2017-05-03", new DealFact.Lost("no budget", null)));
        deals.add(with("silent").on("2017-05-03", new DealFact.Lost(" ", null)));
    }

    @Test
    void countsADealAgainstEveryCompetitorInIt() {
        assertThat(rate("competitor:Acme", "any", null).value().doubleValue()).isEqualTo(2.0 / 3);
        assertThat(rate("competitor:Initech", "any", null).value().doubleValue()).isEqualTo(0.5);
        assertThat(rate("org", "any", null).n()).isEqualTo(4);
    }

    @Test
    void countsOnlyTheSoleCompetitorHeadToHead() {
        assertThat(rate("competitor:Acme", "headToHead", null).n()).isEqualTo(2);
        assertThat(rate("competitor:Initech", "headToHead", null).value()).isEqualByComparingTo("0");
        assertThat(rate("rep:Ann", "headToHead", null).n()).isEqualTo(3);
    }

    @Test
    void leavesOutLossesBeforeTheStageAskedFor() {
        assertThat(rate("competitor:Acme", "any", "Engaging").value()).isEqualByComparingTo("1");
        assertThat(rate("competitor:Initech", "any", "Closing").value()).isEqualByComparingTo("0.5");
        assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> rate("org", "any", "Closing"));
        assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> rate("competitor:Acme", "any", "Nowhere"));
    }

    @Test
    void countsALossFromTheFurthestStageItReached() {
        deals.add(with("lost-after-going-back", "Globex").on("2017-05-02", new DealFact.StageChanged("Closing", null, null))
                .on("2017-05-03", new DealFact.StageChanged("Prospecting", null, null))
                .on("2017-05-04", new DealFact.Lost("price", null)));

        assertThat(rate("competitor:Globex", "any", "Closing").n()).isEqualTo(1);
        assertThat(rate("competitor:Globex", "headToHead", "Engaging").n()).isEqualTo(1);
    }

    @Test
    void knowsTheReasonsOfALossAgainstACompetitor() {
        assertThat(LossReasons.of(deals.window("competitor:Acme", "2017")).causes())
                .containsExactly(new LossReasons.Cause("price", 1, 1000));
    }

    @Test
    void listsCompetitorsWithWhatWentToThem() {
        Competitors competitors = Competitors.of(deals.window("rep:Ann", "2017-05"));

        assertThat(competitors.rivals()).containsExactly(
                new Competitors.Rival("Acme", 2, 1, 1, 1, 1, new Competitors.Record(0, 0)),
                new Competitors.Rival("Initech", 1, 1, 0, 1, 0, new Competitors.Record(0, 0)));
        assertThat(competitors.several()).isEqualTo(1);
        assertThat(competitors.noDecision()).isEqualTo(1);
        assertThat(competitors.won() + competitors.lost()).isEqualTo(4);
    }

    @Test
    void ordersReasonsByHowOftenTheyAreGivenAndKeepsTheBlankOne() {
        LossReasons reasons = LossReasons.of(deals.window("org", "2017"));

        assertThat(reasons.causes()).containsExactly(
                new LossReasons.Cause("price", 2, 2000),
                new LossReasons.Cause("", 1, 1000),
                new LossReasons.Cause("no-decision", 1, 1000));
        assertThat(reasons.lost()).isEqualTo(4);
    }

    @Test
    void givesTheShareOfAReason() {
        Window price = deals.window("loss-reason:price", "2017");

        assertThat(LossReasons.share(price, query(price, "count")).value()).isEqualByComparingTo("0.5");
        assertThat(LossReasons.share(price, query(price, "value")).value()).isEqualByComparingTo("0.5");
    }

    @Test
    void saysWhatItCannotSay() {
        Window price = deals.window("loss-reason:price", "2017");
        Window everyone = deals.window("org", "2017");

        assertThat(LossReasons.share(price, query(price, "buyerReported")).status()).isEqualTo(Status.NOT_MEASURED);
        assertThat(LossReasons.share(everyone, query(everyone, "count")).reason()).isEqualTo(Reasons.OTHER_SCOPE);
    }

    private Reading rate(String scope, String variant, String stage) {
        Window window = deals.window(scope, "2017");
        return CompetitiveWinRate.read(window, query(window, variant).withStage(stage));
    }

    private static Deals with(String id, String... rivals) {
        Deals deal = deal(id).on("2017-05-01", created("Prospecting", "Ann", "10"));
        for (String rival : rivals) {
            deal.on("2017-05-01", new DealFact.CompetitorNoted(rival));
        }
        return deal;
    }
}
