package io.fupan.metric.restatement;

import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.Deals;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestatementTests {

    private final List<Event<DealFact>> reopened = deal("d")
            .on("2017-01-05", Deals.created("A", "Ann", "10"))
            .on("2017-03-10", new DealFact.Won(usd("10")))
            .on("2017-04-05", new DealFact.Reopened(null))
            .on("2017-04-20", new DealFact.Lost(null, null))
            .events();

    @Test
    void takesAWinThatWasReopenedOutOfItsQuarterAndCitesWhy() {
        Restatement first = restatement(2, "2017-Q1");

        assertThat(first.reported().sum("won")).isEqualTo(1);
        assertThat(first.restated().sum("won")).isZero();
        assertThat(first.events()).containsExactly("d-2", "d-3");
    }

    @Test
    void putsTheLossIntoTheQuarterItHappenedIn() {
        Restatement second = restatement(2, "2017-Q2");

        assertThat(second.reported().sums()).isEqualTo(Map.of());
        assertThat(second.restated().sum("lost")).isEqualTo(1);
    }

    @Test
    void saysNothingWhereNothingChanged() {
        assertThat(restatement(2, "2016")).isNull();
        assertThat(restatement(4, "2017-Q1")).isNull();
    }

    private Restatement restatement(int known, String period) {
        Period days = Period.parse(period, LocalDate.parse("2017-12-31"));
        return Restatement.of(
                "d", reopened.subList(0, known), reopened.subList(known, reopened.size()),
                new Restatement.Place(Scope.ORG, "deals", days), Reference.empty(), Reporting.of("UTC", "USD"));
    }
}
