package io.fupan.ingest.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.ingest.Neutral;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.item.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DealEventsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T09:30:00Z");
    private static final Mapping MAPPING = new Mapping(
            Map.of(
                    "s1", new Mapping.Stage("Engaging", "Direct", "open"),
                    "s8", new Mapping.Stage("Won", "Direct", "won"),
                    "s9", new Mapping.Stage("Lost", "Direct", "lost")),
            Map.of("7", "Anna Snelling"),
            Map.of("p1", "GTX Pro"),
            Map.of("a1", "Acme"),
            "EUR",
            ZoneId.of("Asia/Shanghai"),
            Map.of("Upsell", "expansion"));

    @Test
    void saysACreationInOurWords() {
        DealChange change = DealChange.of("42", Moment.of(TUESDAY))
                .creation()
                .name(Field.of("Big one"))
                .stage(Field.of("s1"))
                .owner(Field.of("7"))
                .product(Field.of("p1"))
                .account(Field.of("a1"))
                .amount(Field.of(new BigDecimal("1200.50")))
                .expectedClose(Field.of(LocalDate.parse("2026-12-31")));
        assertThat(lines(change)).containsExactly(
                "deal.created 2026-11-17T09:30:00Z {\"name\":\"Big one\",\"pipeline\":\"Direct\",\"stage\":\"Engaging\","
                        + "\"owner\":\"Anna Snelling\",\"product\":\"GTX Pro\",\"account\":\"Acme\","
                        + "\"amount\":{\"amount\":\"1200.50\",\"currency\":\"EUR\"},\"expectedClose\":\"2026-12-31\"}");
    }

    @Test
    void vouchesForADealInAStageThatTheMapCallsOpen() {
        assertThat(lines(at(TUESDAY).stage(Field.of("s1"))))
                .containsExactly("deal.stage-changed 2026-11-17T09:30:00Z {\"stage\":\"Engaging\",\"open\":true}");
    }

    @Test
    void keepsAnUnmappedStageWithoutVouchingForIt() {
        assertThat(lines(at(TUESDAY).stage(Field.of("Legal review"))))
                .containsExactly("deal.stage-changed 2026-11-17T09:30:00Z {\"stage\":\"Legal review\"}");
    }

    @Test
    void refusesAnUnmappedStageWhereTheConnectionSaysSo() {
        Connection strict = connection(Map.of("unmapped-stages", "refuse"));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> new Translation(strict, NOW, "r").deal(at(TUESDAY).stage(Field.of("Legal review"))))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("UNMAPPED_STAGE"));
    }

    @Test
    void winsAndLosesByTheCategoryOfTheStage() {
        assertThat(lines(at(TUESDAY).stage(Field.of("s8")))).containsExactly("deal.won 2026-11-17T09:30:00Z {}");
        assertThat(lines(at(TUESDAY).stage(Field.of("s9")).lossReason(Field.of("price"))))
                .containsExactly("deal.lost 2026-11-17T09:30:00Z {\"reason\":\"price\"}");
    }

    @Test
    void believesTheSystemsOwnFlagBeforeTheMap() {
        assertThat(lines(at(TUESDAY).stage(Field.of("s1")).standing(Standing.WON)))
                .containsExactly("deal.won 2026-11-17T09:30:00Z {}");
    }

    @Test
    void doesNotVouchByAStageThatClosedDealsHaveToo() {
        assertThat(lines(at(TUESDAY).stage(Field.of("s1")).stageApartFromStanding()))
                .containsExactly("deal.stage-changed 2026-11-17T09:30:00Z {\"stage\":\"Engaging\"}");
    }

    @Test
    void reopensWithoutAStage() {
        assertThat(lines(at(TUESDAY).standing(Standing.OPEN))).containsExactly("deal.reopened 2026-11-17T09:30:00Z {}");
    }

    @Test
    void saysNothingAboutWhatIsAbsentOrCleared() {
        DealChange change = at(TUESDAY).amount(Field.cleared()).owner(Field.cleared()).stage(Field.absent());
        assertThat(translation().deal(change)).isEqualTo(Translation.NO_CHANGE);
    }

    @Test
    void keepsTheDayOfTheCloseWhenLaterSnapshotsRepeatIt() {
        Instant closed = Instant.parse("2026-11-10T08:00:00Z");
        DealChange first = at(TUESDAY).standing(Standing.WON).closedAt(closed);
        DealChange later = at(TUESDAY.plusSeconds(86_400)).standing(Standing.WON).closedAt(closed);
        assertThat(id(first)).isEqualTo(id(later)).isEqualTo("deal/42/won/1794297600000");
    }

    @Test
    void closesAtTheEndOfADayKnownAloneInTheZoneOfTheConnection() {
        DealChange change = at(TUESDAY).standing(Standing.WON).closedOn(LocalDate.parse("2026-11-10"));
        assertThat(lines(change)).containsExactly("deal.won 2026-11-10T15:59:59Z {}");
        assertThat(id(change)).isEqualTo("deal/42/won/2026-11-10");
    }

    @Test
    void closesWhenItIsSaidOnTheDayOfTheClose() {
        DealChange change = at(TUESDAY).standing(Standing.WON).closedOn(LocalDate.parse("2026-11-17"));
        assertThat(lines(change)).containsExactly("deal.won 2026-11-17T09:30:00Z {}");
    }

    @Test
    void saysOfACloseThatIsOnlySeenThatItIs() {
        assertThat(lines(at(TUESDAY).standing(Standing.WON).standingSeen()))
                .containsExactly("deal.won 2026-11-17T09:30:00Z {\"observed\":true}");
        assertThat(lines(at(TUESDAY).standing(Standing.LOST).standingSeen()))
                .containsExactly("deal.lost 2026-11-17T09:30:00Z {\"observed\":true}");
    }

    @Test
    void doesNotTakeADayToComeForTheDayOfTheClose() {
        DealChange change =
                at(TUESDAY).standing(Standing.WON).standingSeen().closedOn(LocalDate.parse("2026-12-31"));
        assertThat(lines(change)).containsExactly("deal.won 2026-11-17T09:30:00Z {\"observed\":true}");
    }

    @Test
    void believesATimeOfTheCloseHoweverItIsShown() {
        DealChange timed = at(TUESDAY).standing(Standing.WON).standingSeen().closedAt(TUESDAY.minusSeconds(60));
        DealChange dated =
                at(TUESDAY).standing(Standing.WON).standingSeen().closedOn(LocalDate.parse("2026-11-17"));
        assertThat(lines(timed)).containsExactly("deal.won 2026-11-17T09:29:00Z {}");
        assertThat(lines(dated)).containsExactly("deal.won 2026-11-17T09:30:00Z {}");
    }

    @Test
    void ordersTwoReasonsForOneLossByWhenTheyWereSaid() {
        Instant closed = Instant.parse("2026-11-10T08:00:00Z");
        DealChange change = at(TUESDAY).standing(Standing.LOST).closedAt(closed).lossReason(Field.of("price"));
        assertThat(events(change)).singleElement().satisfies(event -> {
            assertThat(event.time()).isEqualTo(closed);
            assertThat(event.sequence()).isEqualTo(String.valueOf(TUESDAY.toEpochMilli()));
        });
    }

    @Test
    void describesADealWithoutSayingThatItBegan() {
        assertThat(lines(at(TUESDAY).name(Field.of("Big one")).kind(Field.of("Renewal")))).containsExactly(
                "deal.described 2026-11-17T09:30:00Z {\"name\":\"Big one\",\"kind\":\"renewal\"}");
    }

    @Test
    void datesADealTheSameWhateverItIsCalled() {
        Field<Instant> created = Field.of(Instant.parse("2026-11-01T00:00:00Z"));
        DealChange first = at(TUESDAY).createdAt(created).name(Field.of("Big one"));
        DealChange renamed = at(TUESDAY.plusSeconds(60)).createdAt(created).name(Field.of("Bigger one"));
        assertThat(ids(first, translation()).getFirst()).isEqualTo(ids(renamed, translation()).getFirst());
        assertThat(lines(renamed)).containsExactly(
                "deal.created 2026-11-01T00:00:00Z {}",
                "deal.described 2026-11-17T09:31:00Z {\"name\":\"Bigger one\"}");
    }

    @Test
    void tellsKindsOfBusinessByTheMapAndByUsualWords() {
        assertThat(lines(at(TUESDAY).kind(Field.of("newbusiness"))))
                .containsExactly("deal.described 2026-11-17T09:30:00Z {\"kind\":\"new\"}");
        assertThat(lines(at(TUESDAY).kind(Field.of("Upsell"))))
                .containsExactly("deal.described 2026-11-17T09:30:00Z {\"kind\":\"expansion\"}");
        assertThat(translation().deal(at(TUESDAY).kind(Field.of("Partner")))).isEqualTo(Translation.NO_CHANGE);
    }

    @Test
    void setsItemsAndSharesOfTheCredit() {
        DealChange change = at(TUESDAY)
                .lines(Field.of(List.of(new DealChange.LineItem("p1", new BigDecimal("2"), new BigDecimal("90")))))
                .credits(Field.of(List.of(
                        new DealChange.Share("7", new BigDecimal("0.6")),
                        new DealChange.Share("8", new BigDecimal("0.4")))));
        assertThat(lines(change)).containsExactly(
                "deal.lines-set 2026-11-17T09:30:00Z {\"lines\":[{\"product\":\"GTX Pro\",\"quantity\":2,"
                        + "\"amount\":{\"amount\":\"90\",\"currency\":\"EUR\"}}]}",
                "deal.credit-split 2026-11-17T09:30:00Z {\"credits\":[{\"owner\":\"Anna Snelling\",\"share\":\"0.6\"},"
                        + "{\"owner\":\"8\",\"share\":\"0.4\"}]}");
    }

    @Test
    void takesItemsAndSharesAway() {
        assertThat(lines(at(TUESDAY).lines(Field.cleared()).credits(Field.cleared()))).containsExactly(
                "deal.lines-set 2026-11-17T09:30:00Z {\"lines\":[]}",
                "deal.credit-split 2026-11-17T09:30:00Z {\"credits\":[]}");
    }

    @Test
    void refusesSharesThatAreNoWhole() {
        DealChange change = at(TUESDAY)
                .credits(Field.of(List.of(new DealChange.Share("7", new BigDecimal("0.6")))));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> lines(change))
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo("credits"));
    }

    @Test
    void separatesWhatIsSoFromTheStartFromWhatIsSoNow() {
        Instant created = Instant.parse("2026-11-01T00:00:00Z");
        DealChange snapshot = at(TUESDAY)
                .createdAt(Field.of(created))
                .name(Field.of("Big one"))
                .stage(Field.of("s1"))
                .owner(Field.of("9"));
        assertThat(lines(snapshot)).containsExactly(
                "deal.created 2026-11-01T00:00:00Z {}",
                "deal.described 2026-11-17T09:30:00Z {\"name\":\"Big one\",\"pipeline\":\"Direct\"}",
                "deal.stage-changed 2026-11-17T09:30:00Z {\"stage\":\"Engaging\",\"open\":true}",
                "deal.owner-changed 2026-11-17T09:30:00Z {\"owner\":\"9\"}");
    }

    @Test
    void givesTheSameIdsUnderAnotherMapping() {
        DealChange change = at(TUESDAY).stage(Field.of("s1")).amount(Field.of(new BigDecimal("10.0"))).currency(Field.of("eur"));
        Connection unmapped =
                new Connection("main", "x", List.of(), Map.of(), Map.of(), Mapping.NONE);
        assertThat(ids(change, new Translation(unmapped, NOW, "r"))).isEqualTo(ids(change, translation()));
    }

    @Test
    void tellsAmountsByValueAndNotByHowTheyAreWritten() {
        assertThat(id(at(TUESDAY).amount(Field.of(new BigDecimal("100")))))
                .isEqualTo(id(at(TUESDAY).amount(Field.of(new BigDecimal("100.00")))))
                .isNotEqualTo(id(at(TUESDAY).amount(Field.of(new BigDecimal("100.01")))));
    }

    @Test
    void mergesDeletesAndRestores() {
        assertThat(lines(at(TUESDAY).mergedInto("43"))).containsExactly("deal.merged 2026-11-17T09:30:00Z {\"into\":\"main:43\"}");
        assertThat(lines(at(TUESDAY).deletion())).containsExactly("deal.deleted 2026-11-17T09:30:00Z {}");
        assertThat(lines(at(TUESDAY).restoration())).containsExactly("deal.restored 2026-11-17T09:30:00Z {}");
    }

    @Test
    void refusesAmountsThatNoMoneyHas() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> lines(at(TUESDAY).amount(Field.of(new BigDecimal("1E+999999")))));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> lines(at(TUESDAY).amount(Field.of(BigDecimal.ONE)).currency(Field.of("Euro"))));
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> lines(at(NOW.plusSeconds(200_000)).deletion()))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("TIME_IN_FUTURE"));
    }

    @Test
    void refusesIdsThatNoSystemHas() {
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> DealChange.of(" ", Moment.of(TUESDAY)));
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> DealChange.of("9".repeat(129), Moment.of(TUESDAY)));
    }

    private static DealChange at(Instant time) {
        return DealChange.of("42", Moment.of(time));
    }

    private static List<String> lines(DealChange change) {
        return Neutral.lines(translation().deal(change));
    }

    private static String id(DealChange change) {
        return events(change).getFirst().id();
    }

    private static List<String> ids(DealChange change, Translation translation) {
        return ((Item.Accepted) translation.deal(change)).events().stream().map(event -> event.id()).toList();
    }

    private static List<Event<DealFact>> events(DealChange change) {
        return ((Item.Accepted) translation().deal(change))
                .events().stream().map(event -> Families.DEAL.read(event.value())).toList();
    }

    private static Translation translation() {
        return new Translation(connection(Map.of()), NOW, "r");
    }

    private static Connection connection(Map<String, String> settings) {
        return new Connection("main", "x", List.of(), Map.of(), settings, MAPPING);
    }
}
