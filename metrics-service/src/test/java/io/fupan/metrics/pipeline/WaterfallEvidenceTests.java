package io.fupan.metrics.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.pipeline.Waterfall;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.window.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The portions of the deals are, added up, the bar they are listed for. */
class WaterfallEvidenceTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final LocalDate ASOF = LocalDate.parse("2017-04-10");
    private static final Instant FIRST = Instant.parse("2017-03-01T00:00:00Z");
    private static final Reference REFERENCE = Reference.of(List.of(
            new ReferenceFact.RosterAssigned("Ann", "Tina", "East", null),
            new ReferenceFact.RosterAssigned("Ann", "Tom", "West", LocalDate.parse("2017-03-08")),
            new ReferenceFact.RosterAssigned("Bob", "Tom", "West", null)));
    private static final CellTable ALL = new CellTable();
    private static final List<CellTable> ALONE = new ArrayList<>();

    @BeforeAll
    static void foldDeals() {
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            List<Share> shares = Contributions.of(DealFold.fold("d" + i, life("d" + i, random)), REFERENCE, UTC);
            CellTable alone = new CellTable();
            alone.addAll(Contributions.sum(shares));
            ALL.addAll(Contributions.sum(shares));
            ALONE.add(alone);
        }
    }

    static Stream<Question> questions() {
        return Stream.of("all", "2017-03-05..2017-03-20", "2017-04", "2017-03")
                .flatMap(period -> Stream.of("org", "rep:Ann", "team:Tom", "team:Tina")
                        .map(scope -> new Question(Scope.parse(scope), Period.parse(period, ASOF))));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void addsUpToEveryBar(Question question) {
        assertAddsUp(question, false);
        if (!question.period().isAll()) {
            assertAddsUp(question, true);
        }
    }

    private static void assertAddsUp(Question question, boolean closing) {
        Window window = new Window(ALL, REFERENCE, question.scope(), question.period(), UTC.currency());
        Waterfall waterfall = LegPortion.waterfall(window, closing);
        List<String> bars = new ArrayList<>(List.of("start", "end", "deletedSince"));
        waterfall.legs().forEach(leg -> bars.add(leg.leg()));
        for (String name : bars) {
            LegPortion portion = new LegPortion(name, closing, question, REFERENCE, UTC.currency());
            BigDecimal amount = BigDecimal.ZERO;
            long n = 0;
            for (CellTable alone : ALONE) {
                ObjectNode said = portion.of(alone);
                if (said != null) {
                    amount = amount.add(new BigDecimal(said.get("portion").get("amount").asString()));
                    n += said.get("portion").get("n").asLong();
                }
            }
            Waterfall.Stock bar = LegPortion.bar(name, waterfall);
            assertThat(n).as("%s of %s closing %s", name, question, closing).isEqualTo(bar.deals());
            assertThat(amount).as("%s of %s closing %s", name, question, closing)
                    .isEqualByComparingTo(window.money(bar.worth()));
        }
    }

    private static List<Event<DealFact>> life(String id, Random random) {
        List<Event<DealFact>> events = new ArrayList<>();
        int length = 2 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            Instant time = FIRST.plusSeconds(21_600L * random.nextInt(160));
            DealFact fact = i == 0 ? created(random) : fact(random);
            events.add(new Event<>(
                    id + '-' + i, "/crm", Families.DEAL.typeOf(fact.getClass()), id, i == 0 ? FIRST : time, null, time, null,
                    null, fact));
        }
        return events;
    }

    private static DealFact created(Random random) {
        return new DealFact.Created(
                null, null, "Offer", owner(random), "GTX Pro", null, random.nextInt(5) == 0 ? null : money(random), null,
                day(random), null);
    }

    private static DealFact fact(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new DealFact.AmountChanged(money(random));
            case 2, 3 -> new DealFact.CloseDateChanged(day(random));
            case 4 -> new DealFact.Won(random.nextBoolean() ? money(random) : null);
            case 5 -> new DealFact.Lost(null, null);
            case 6 -> new DealFact.OwnerChanged(owner(random));
            case 7 -> new DealFact.Reopened(null);
            case 8 -> new DealFact.Restored();
            default -> random.nextInt(3) == 0 ? new DealFact.Deleted() : new DealFact.StageChanged("Closing", null, null);
        };
    }

    private static String owner(Random random) {
        return random.nextBoolean() ? "Ann" : "Bob";
    }

    private static Money money(Random random) {
        return Money.of(random.nextInt(1000) + ".37", "USD");
    }

    private static LocalDate day(Random random) {
        return LocalDate.parse("2017-03-01").plusDays(random.nextInt(60));
    }
}
