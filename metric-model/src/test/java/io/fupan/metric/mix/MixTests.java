package io.fupan.metric.mix;

import static io.fupan.metric.Deals.deal;
import static io.fupan.metric.Deals.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.fupan.event.deal.DealFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MixTests {

    private static final LocalDate ASOF = LocalDate.parse("2017-12-31");
    private static final Reporting UTC = Reporting.of("UTC", "USD");

    private final MetricCatalogue catalogue = new MetricCatalogue(UTC.currency());
    private final CellTable cells = new CellTable();
    private int deals;

    /** The rates of both products fall, but the better one grows from a fifth of the deals to four fifths. */
    @BeforeEach
    void sellMoreOfTheBetterProduct() {
        closed("Ann", "social", "2017-02-10", 20, 400);
        closed("Ann", "direct", "2017-02-10", 20, 100);
        closed("Ann", "social", "2017-05-10", 3, 100);
        closed("Ann", "direct", "2017-05-10", 72, 400);
    }

    @Test
    void warnsWhenTheRatesOfTheGroupsMovedAgainstTheHeadline() {
        Mix mix = read(query(Scope.ORG, "2017-Q1"), query(Scope.ORG, "2017-Q2"));

        assertThat(mix.before().rate().asDouble()).isCloseTo(0.08, within(1e-12));
        assertThat(mix.now().rate().asDouble()).isCloseTo(0.15, within(1e-12));
        assertThat(mix.rateEffect().asDouble()).isCloseTo(-0.02, within(1e-12));
        assertThat(mix.mixEffect().asDouble()).isCloseTo(0.09, within(1e-12));
        assertThat(mix.warnings()).containsExactly("SIMPSON_WARNING");
        assertThat(mix.groups()).extracting(Mix.Group::scope)
                .containsExactly(Scope.parse("product:direct"), Scope.parse("product:social"));
    }

    @Test
    void addsUpWithWhatBelongsToNoGroup() {
        closed("Ann", null, "2017-05-11", 10, 20);

        Mix mix = read(query(Scope.ORG, "2017-Q1"), query(Scope.ORG, "2017-Q2"));

        assertThat(mix.groups()).hasSize(3);
        assertThat(mix.groups().getFirst().scope()).isNull();
        assertThat(mix.rateEffect().asDouble() + mix.mixEffect().asDouble())
                .isCloseTo(mix.change().asDouble(), within(1e-12));
    }

    @Test
    void comparesTwoRepresentativesByTheirProducts() {
        closed("Bob", "social", "2017-05-10", 10, 400);

        Mix mix = read(query(Scope.parse("rep:Bob"), "2017-Q2"), query(Scope.parse("rep:Ann"), "2017-Q2"));

        assertThat(mix.before().n()).isEqualTo(400);
        assertThat(mix.groups()).extracting(Mix.Group::scope)
                .containsExactly(Scope.parse("product:direct"), Scope.parse("product:social"));
        assertThat(mix.groups().getFirst().rateBefore()).isNull();
    }

    @Test
    void hasNothingToCompareWithAnEmptyPeriod() {
        Mix mix = read(query(Scope.ORG, "2016"), query(Scope.ORG, "2017-Q2"));

        assertThat(mix.change()).isNull();
        assertThat(mix.reason()).isEqualTo("NOT_COMPARABLE");
    }

    @Test
    void refusesWhatIsNoShare() {
        MetricQuery bookings = MetricQuery.of("bookings", Scope.ORG, Period.parse("2017", ASOF));

        assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> read(bookings, bookings));
        assertThatExceptionOfType(InvalidQuery.class)
                .isThrownBy(() -> read(query(Scope.parse("office:East"), "2017"), query(Scope.parse("office:East"), "2017")));
    }

    private Mix read(MetricQuery before, MetricQuery now) {
        return new MixReading(catalogue, cells, Reference.empty(), "product").read(before, now);
    }

    private static MetricQuery query(Scope scope, String period) {
        return MetricQuery.of("winRate", scope, Period.parse(period, ASOF));
    }

    private void closed(String owner, String product, String day, int won, int all) {
        for (int i = 0; i < all; i++) {
            DealFact.Created created =
                    new DealFact.Created(null, null, "S", owner, product, null, usd("1"), null, null, null);
            cells.addAll(Contributions.sum(Contributions.of(
                    DealFold.fold("d", deal("d" + deals++).on(day, created)
                            .on(day, i < won ? new DealFact.Won(null) : new DealFact.Lost(null, null))
                            .events()),
                    Reference.empty(),
                    UTC)));
        }
    }
}
