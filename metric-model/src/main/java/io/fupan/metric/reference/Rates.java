package io.fupan.metric.reference;

import io.fupan.event.reference.ReferenceFact.FxRateSet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dated exchange rates. A rate holds on its day and, where no later one is known, for some days more. A pair that is
 * not quoted is converted by the inverse quote or, if there is none either, by two quotes through a third currency.
 */
public final class Rates {

    /**
     * How many days after its own a daily rate may still be used: the longest time for which markets are closed in a
     * row, a golden week between two weekends. An older rate is as good as none.
     */
    public static final int OLDEST_DAYS = 7;

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /** Of two rates the later one, of two of a day the one that is quoted. */
    private static final Comparator<Rate> BEST = Comparator.comparing(Rate::date).thenComparing(rate -> !rate.isMade());

    private record Pair(String currency, String base) {}

    private final Map<Pair, TreeMap<LocalDate, BigDecimal>> daily = new HashMap<>();
    private final Map<Pair, TreeMap<LocalDate, BigDecimal>> plan = new HashMap<>();
    private final TreeSet<String> currencies = new TreeSet<>();

    /**
     * What one unit of a currency is worth.
     *
     * @param date the day of the quote; of the older one if two were needed
     * @param how what it was made of: {@code EUR/USD}, {@code 1 / USD/EUR} or {@code GBP/EUR * EUR/USD}
     */
    public record Rate(BigDecimal rate, LocalDate date, String how) {

        private static final String INVERSE = "1 / ";

        private boolean isMade() {
            return how.startsWith(INVERSE);
        }
    }

    Rates(Collection<FxRateSet> statements) {
        for (FxRateSet set : statements) {
            Map<Pair, TreeMap<LocalDate, BigDecimal>> quotes = Boolean.TRUE.equals(set.plan()) ? plan : daily;
            quotes.computeIfAbsent(new Pair(set.currency(), set.base()), pair -> new TreeMap<>())
                    .put(set.date(), set.rate());
            currencies.add(set.currency());
            currencies.add(set.base());
        }
    }

    /** What a unit of a currency is worth in another one on a day, if that is known. */
    public @Nullable Rate on(String currency, String base, LocalDate day) {
        LocalDate oldest = day.minusDays(OLDEST_DAYS);
        return find(daily, currency, base, quotes -> {
            Map.Entry<LocalDate, BigDecimal> latest = quotes.floorEntry(day);
            return latest == null || latest.getKey().isBefore(oldest) ? null : latest;
        });
    }

    /**
     * What a unit of a currency is worth by the plan for some days: the plan's latest rate on the first day or before,
     * however old, else the first one within them.
     */
    public @Nullable Rate planned(String currency, String base, LocalDate from, LocalDate to) {
        return find(plan, currency, base, quotes -> {
            Map.Entry<LocalDate, BigDecimal> before = quotes.floorEntry(from);
            Map.Entry<LocalDate, BigDecimal> within = before == null ? quotes.ceilingEntry(from) : before;
            return within == null || within.getKey().isAfter(to) ? null : within;
        });
    }

    private interface Lookup {
        Map.@Nullable Entry<LocalDate, BigDecimal> in(NavigableMap<LocalDate, BigDecimal> quotes);
    }

    private @Nullable Rate find(
            Map<Pair, TreeMap<LocalDate, BigDecimal>> quotes, String currency, String base, Lookup lookup) {
        Rate rate = either(quotes, currency, base, lookup);
        if (rate != null) {
            return rate;
        }
        return currencies.stream()
                .map(pivot -> cross(
                        either(quotes, currency, pivot, lookup), either(quotes, pivot, base, lookup)))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Rate::date).thenComparing(Rate::how, Comparator.reverseOrder()))
                .orElse(null);
    }

    private static @Nullable Rate either(
            Map<Pair, TreeMap<LocalDate, BigDecimal>> quotes, String currency, String base, Lookup lookup) {
        Rate direct = quoted(quotes.get(new Pair(currency, base)), currency + '/' + base, lookup);
        Rate inverse = quoted(quotes.get(new Pair(base, currency)), base + '/' + currency, lookup);
        return Stream.of(direct, inverse == null ? null : inverted(inverse))
                .filter(Objects::nonNull)
                .max(BEST)
                .orElse(null);
    }

    private static @Nullable Rate quoted(
            @Nullable NavigableMap<LocalDate, BigDecimal> quotes, String name, Lookup lookup) {
        Map.Entry<LocalDate, BigDecimal> quote = quotes == null ? null : lookup.in(quotes);
        return quote == null ? null : new Rate(quote.getValue(), quote.getKey(), name);
    }

    private static Rate inverted(Rate rate) {
        return new Rate(BigDecimal.ONE.divide(rate.rate(), PRECISION), rate.date(), Rate.INVERSE + rate.how());
    }

    private static @Nullable Rate cross(@Nullable Rate first, @Nullable Rate second) {
        if (first == null || second == null) {
            return null;
        }
        LocalDate older = first.date().isBefore(second.date()) ? first.date() : second.date();
        return new Rate(
                first.rate().multiply(second.rate(), PRECISION), older, first.how() + " * " + second.how());
    }
}
