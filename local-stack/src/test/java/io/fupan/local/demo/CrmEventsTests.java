package io.fupan.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrmEventsTests {

    private static final SalesData DATA = SalesData.read();

    @Test
    void turnsEveryRowIntoTheEventsOfItsStage() {
        List<Event<DealFact>> events = events(Variation.none());

        assertThat(countsByType(events))
                .isEqualTo(Map.of(
                        "deal.created", 8_800L,
                        "deal.stage-changed", 8_300L,
                        "deal.won", 4_238L,
                        "deal.lost", 2_473L));
    }

    @Test
    void givesEveryEventAnIdOfItsOwn() {
        assertThat(events(new Variation(null, false, 0, 50))).extracting(Event::id).doesNotHaveDuplicates();
    }

    /** The digests were computed by the independent recipe that the data set's reference answers were made with. */
    @Test
    void agreesWithTheReferenceRecipeOnEveryIdAndTheirOrder() {
        assertThat(digest(Variation.none())).isEqualTo("73726239d7c9c765ce8fa18bb5d5a2f9e4e581bdc698dc644d14b22d96812014");
    }

    @Test
    void agreesWithTheReferenceRecipeOnTheOrderOfLateArrival() {
        assertThat(digest(new Variation(null, false, 48, 0))).isEqualTo("aa2bfe5046adfa7daf16d8014bedd3b4827047608f6ab2a8a663c085ac4f4f38");
    }

    @Test
    void agreesWithTheReferenceRecipeOnWhichDealsAreReversed() {
        assertThat(digest(new Variation(null, false, 0, 50))).isEqualTo("53f7ba4d3715120ec1c310ecafcab63bc1dbf97a850c1cbe7171eab0eb07e6c2");
    }

    @Test
    void marksTheRowsWithoutAnyDay() {
        assertThat(events(Variation.none()))
                .filteredOn(event -> event.data() instanceof DealFact.Created created
                        && Boolean.TRUE.equals(created.dateImputed()))
                .hasSize(500)
                .allSatisfy(event -> assertThat(event.time()).isAfter(Instant.parse("2017-12-31T00:59:59Z")));
    }

    @Test
    void keepsTheProductAsTheCrmSpellsItAndPricesItByTheList() {
        assertThat(events(Variation.none()))
                .extracting(Event::data)
                .filteredOn(fact -> fact instanceof DealFact.Created created && "GTXPro".equals(created.product()))
                .hasSize(1_480)
                .allSatisfy(fact -> assertThat(((DealFact.Created) fact).amount().amount()).isEqualByComparingTo("4821"));
    }

    @Test
    void expectsFewerWonDealsAfterReversals() {
        assertThat(new CrmEvents(DATA, new Variation(null, false, 0, 50)).won()).isEqualTo(4_188);
    }

    private static List<Event<DealFact>> events(Variation variation) {
        return new CrmEvents(DATA, variation).all();
    }

    private static String digest(Variation variation) {
        return Hash.hex(events(variation).stream().map(Event::id).collect(Collectors.joining("\n")), 64);
    }

    private static Map<String, Long> countsByType(List<Event<DealFact>> events) {
        return events.stream()
                .map(Event::type)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
