package io.fupan.metric.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A number as it is shown: money is written as text so that no reader makes a floating point number of it.
 *
 * @param number money in units of its currency, a fraction, days or a count
 * @param money whether it is written as text
 */
public record Figure(BigDecimal number, boolean money) {

    /** Money, rounded half to even to the digits of its currency. */
    public static Figure money(BigDecimal amount, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return new Figure(amount.setScale(digits, RoundingMode.HALF_EVEN), true);
    }

    /** A number without trailing zeros. */
    public static Figure number(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return new Figure(stripped.scale() < 0 ? stripped.setScale(0) : stripped, false);
    }

    /** Reads what {@link #json()} wrote. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Figure of(Object json) {
        return new Figure(new BigDecimal(json.toString()), json instanceof String);
    }

    /** Text for money, else a number. */
    @JsonValue
    public Object json() {
        return money ? number.toPlainString() : number;
    }

    /** The number as nearly as a double holds it. */
    public double asDouble() {
        return number.doubleValue();
    }

    @Override
    public String toString() {
        return number.toPlainString();
    }
}
