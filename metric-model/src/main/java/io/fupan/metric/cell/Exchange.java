package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.reference.Rates;
import io.fupan.metric.reference.Rates.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts money to the currency of an installation; what has no rate stays out, and is never taken at par. */
public record Exchange(Rates rates, Currency currency) {

    // Thousands of such amounts still add up within a long.
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private static final int USUAL_DIGITS = 2;

    private static final Map<String, Integer> DIGITS = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Currency::getCurrencyCode, known -> Math.max(0, known.getDefaultFractionDigits())));

    /** Money in units of the currency, not rounded, by the rate of a day; {@code null} without one. */
    public @Nullable BigDecimal on(Money money, LocalDate day) {
        return isBase(money)
                ? money.amount()
                : converted(money, rates.on(money.currency(), currency.getCurrencyCode(), day));
    }

    /** Money of a plan for some days, by the rates of the plan; {@code null} without one. */
    public @Nullable BigDecimal planned(Money money, LocalDate from, LocalDate to) {
        return isBase(money)
                ? money.amount()
                : converted(money, rates.planned(money.currency(), currency.getCurrencyCode(), from, to));
    }

    /** Why an amount cannot be counted on a day, as the suffix of a measure; {@code null} if it can. */
    public @Nullable String obstacle(@Nullable Money amount, LocalDate day) {
        if (amount == null) {
            return Measures.NO_AMOUNT;
        }
        BigDecimal worth = on(amount, day);
        if (worth == null) {
            return Measures.FX_MISSING;
        }
        return isInRange(worth, currency.getCurrencyCode()) ? null : Measures.AMOUNT_OUT_OF_RANGE;
    }

    /** An amount in minor units of the currency, by the rate of the day; {@code null} if it cannot be counted. */
    public @Nullable Long minorUnits(@Nullable Money amount, LocalDate day) {
        BigDecimal worth = amount == null ? null : on(amount, day);
        String base = currency.getCurrencyCode();
        return worth == null || !isInRange(worth, base) ? null : minorUnits(worth, base);
    }

    private boolean isBase(Money money) {
        return money.currency().equals(currency.getCurrencyCode());
    }

    private static @Nullable BigDecimal converted(Money money, @Nullable Rate rate) {
        return rate == null ? null : money.amount().multiply(rate.rate());
    }

    /** An amount of minor units as money. */
    public static Money money(long minorUnits, String currency) {
        return new Money(BigDecimal.valueOf(minorUnits).movePointLeft(digits(currency)), currency);
    }

    /** Minor units of the money's own currency, rounded half to even. */
    static long minorUnits(Money money) {
        return minorUnits(money.amount(), money.currency());
    }

    static long minorUnits(BigDecimal amount, String currency) {
        return amount.setScale(digits(currency), RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }

    static boolean isInRange(BigDecimal amount, String currency) {
        return amount.abs().compareTo(LARGEST.movePointLeft(digits(currency))) <= 0;
    }

    /** Codes that ISO 4217 does not list have two digits, as most that it lists. */
    static int digits(String currency) {
        return DIGITS.getOrDefault(currency, USUAL_DIGITS);
    }
}
