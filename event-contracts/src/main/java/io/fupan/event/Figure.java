package io.fupan.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A number as the API shows it: a JSON number, but money is text, so that no reader makes a floating point number of it.
 *
 * @param number money in units of its currency, a fraction, days or a count
 * @param money whether it is written as text
 */
public record Figure(BigDecimal number, boolean money) {

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

    @Override
    public String toString() {
        return number.toPlainString();
    }
}
