package io.fupan.metric.formula.pipeline;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How the open pipeline came from the eve of a period to its end: start and legs add up to the end, to the minor unit.
 *
 * @param start what was open on the eve, deals deleted since included
 * @param legs in the order of the story; what they take away is negative
 * @param end what was open at the end, deals deleted since included
 * @param deletedSince part of the end: deals that were deleted after it, which no other metric counts
 */
public record Waterfall(Stock start, List<Leg> legs, Stock end, Stock deletedSince) {

    /** So many deals worth so much, in minor units. */
    public record Stock(long deals, long worth) {

        Stock more(long minorUnits) {
            return new Stock(deals, Math.addExact(worth, minorUnits));
        }
    }

    /** One way in which the pipeline moved; {@code deals} counts movements, {@code worth} is in minor units. */
    public record Leg(String leg, long deals, long worth) {}

    /** Names of the legs of the whole pipeline, in order. */
    public static final List<String> LEGS = List.of(
            Measures.NEW, Measures.REOPENED, Measures.INCREASED, Measures.DECREASED, Measures.WON, Measures.LOST,
            Measures.DELETED, Measures.OWNER, Measures.FX);

    /** Leg of what is expected in the period: came in from a later day, or had no day before. */
    public static final String PULLED_IN = "pulledIn";

    /** Leg of what is expected in the period: came in from a day before the period. */
    public static final String CARRIED_IN = "carriedIn";

    /** Leg of what is expected in the period: put off beyond it. */
    public static final String PUSHED = "pushed";

    /** Leg of what is expected in the period: moved to a day before it. */
    public static final String PULLED_OUT = "pulledOut";

    /** Copies the legs. */
    public Waterfall {
        legs = List.copyOf(legs);
    }

    /**
     * The whole open pipeline of a scope through a period. Money of other currencies is worth at the start and at the
     * end what the rates of those days say; the leg {@code fx} is what the rates did.
     */
    public static Waterfall ofAll(Window window) {
        Reading reading = new Reading(window, key -> true);
        return revalued(reading, reading.legs());
    }

    /** Start and end at the rates of their evenings; what these make of the difference belongs to the leg {@code fx}. */
    private static Waterfall revalued(Reading reading, List<Leg> asSaid) {
        Period period = reading.window().period();
        Standing before = period.isAll() ? Standing.NONE : reading.standing(Expected.eve(period));
        Standing after = reading.standing(period.lastDay());
        List<Leg> legs = asSaid.stream()
                .map(leg -> leg.leg().equals(Measures.FX)
                        ? new Leg(leg.leg(), leg.deals(), leg.worth() + after.revaluation() - before.revaluation())
                        : leg)
                .toList();
        return new Waterfall(
                before.open().more(before.revaluation()), legs, after.open().more(after.revaluation()), after.gone());
    }

    /**
     * How the pipeline stands in the evening of a day.
     *
     * @param open deals deleted since included, by the rates of when amounts were said
     * @param gone those of them that are deleted since, by the rates of the day
     * @param revaluation how much more it is worth by the rates of the day
     */
    private record Standing(Stock open, Stock gone, long revaluation) {

        static final Standing NONE = new Standing(new Stock(0, 0), new Stock(0, 0), 0);
    }

    /**
     * What is expected to close in the period, with money of other currencies as in {@link #ofAll}; the leg {@code fx} has
     * what the rates did to a deal while it was expected in the period.
     *
     * @throws InvalidQuery if the period has no beginning
     */
    public static Waterfall ofExpected(Window window) {
        if (window.period().isAll()) {
            throw new InvalidQuery("period", "what is expected to close in a period needs one with a beginning");
        }
        Expected expected = Expected.in(window.period());
        Reading reading = new Reading(window, expected::contains);
        List<Leg> legs = new ArrayList<>(reading.legs());
        legs.addAll(2, List.of(
                reading.moved(PULLED_IN, 1, pair -> movesIn(pair, expected) && !comesFromBefore(pair, expected)),
                reading.moved(CARRIED_IN, 1, pair -> movesIn(pair, expected) && comesFromBefore(pair, expected)),
                reading.moved(PUSHED, -1, pair -> movesOut(pair, expected) && expected.isBefore(DayKey.second(pair))),
                reading.moved(PULLED_OUT, -1, pair -> movesOut(pair, expected) && !expected.isBefore(DayKey.second(pair)))));
        return revalued(reading, legs);
    }

    private static boolean movesIn(long pair, Expected expected) {
        return !expected.contains(DayKey.first(pair)) && expected.contains(DayKey.second(pair));
    }

    private static boolean movesOut(long pair, Expected expected) {
        return expected.contains(DayKey.first(pair)) && !expected.contains(DayKey.second(pair));
    }

    private static boolean comesFromBefore(long pair, Expected expected) {
        return DayKey.first(pair) != DayKey.NONE && !expected.isBefore(DayKey.first(pair));
    }

    /** The cells, narrowed to some days of expected close. */
    private record Reading(Window window, LongPredicate wanted, Quantities flow) {

        Reading(Window window, LongPredicate wanted) {
            this(window, wanted, window.flow(Measures.MOVEMENTS));
        }

        Standing standing(LocalDate day) {
            Quantities stock = window.cells().sum(window.scope(), Measures.EXPECTED, null, day, withUndated());
            Quantities movements = window.cells().sum(window.scope(), Measures.MOVEMENTS, null, day, withUndated());
            Window then = new Window(
                    window.cells(), window.reference(), window.scope(), Period.all(day), window.currency());
            BigDecimal open = OpenMoney.ofExpected(then, stock, wanted).amount();
            long all = minorUnits(open.add(OpenMoney.ofGone(then, movements, wanted).amount()));
            // What is left without it is what the other metrics say is open.
            Stock gone = new Stock(movements.values(Measures.GONE).count(wanted), all - minorUnits(open));
            long deals = stock.values(Measures.OPEN).count(pair -> wanted.test(DayKey.second(pair)));
            long asSaid = Math.addExact(
                    movements.values(Measures.GONE + Measures.AMOUNT).count(wanted),
                    stock.values(Measures.OPEN + Measures.AMOUNT).count(wanted));
            return new Standing(new Stock(gone.deals() + deals, asSaid), gone, all - asSaid);
        }

        private long minorUnits(BigDecimal worth) {
            return worth.movePointRight(Math.max(0, window.currency().getDefaultFractionDigits()))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }

        private boolean withUndated() {
            return window.period().isAll();
        }

        List<Leg> legs() {
            return LEGS.stream().map(leg -> leg(leg, leg, isLoss(leg) ? -1 : 1, wanted)).toList();
        }

        Leg moved(String leg, int sign, LongPredicate pairs) {
            return leg(leg, Measures.MOVED, sign, pairs);
        }

        private Leg leg(String leg, String measure, int sign, LongPredicate keys) {
            return new Leg(
                    leg,
                    flow.values(measure).count(keys),
                    sign * flow.values(measure + Measures.AMOUNT).count(keys));
        }

        private static boolean isLoss(String leg) {
            return List.of(Measures.DECREASED, Measures.WON, Measures.LOST, Measures.DELETED).contains(leg);
        }
    }

    /** The leg of a name, {@code null} if this waterfall has none of it. */
    public @Nullable Leg leg(String name) {
        return legs.stream().filter(leg -> leg.leg().equals(name)).findFirst().orElse(null);
    }
}
