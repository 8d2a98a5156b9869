package io.fupan.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount of money as a source states it.
 *
 * @param amount the exact decimal, in units of the currency (not minor units)
 * @param currency ISO 4217 code
 */
public record Money(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    private static final int MAX_DIGITS = 30;
    private static final int MAX_SCALE = 12;

    /** Checks that the currency looks like an ISO 4217 code and the amount is of a size that money has. */
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
        if (amount.precision() > MAX_DIGITS || Math.abs(amount.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException("amount must have at most %d digits and %d decimals, got %d and %d"
                    .formatted(MAX_DIGITS, MAX_SCALE, amount.precision(), amount.scale()));
        }
        if (currency.length() != 3 || !isUpper(currency, 0) || !isUpper(currency, 1) || !isUpper(currency, 2)) {
            throw new IllegalArgumentException("currency must be a three-letter ISO 4217 code, got: " + currency);
        }
    }

    /** An amount written as text, for example {@code Money.of("12.50", "USD")}. */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    private static boolean isUpper(String text, int index) {
        return text.charAt(index) >= 'A' && text.charAt(index) <= 'Z';
    }
}
