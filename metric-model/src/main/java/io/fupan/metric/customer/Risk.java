package io.fupan.metric.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer may be about to leave, and the numbers behind it; it holds from one day to another by itself, so that
 * no clock is needed to say so beforehand.
 *
 * @param reason one of {@link Risks}
 * @param from the first day it holds, unless something happens before
 * @param until the last day it holds; {@code null} if only something that happens can end it
 * @param value the number observed, see the reason
 * @param limit the number it is compared with, if there is one
 */
public record Risk(
        String reason, LocalDate from, @Nullable LocalDate until, BigDecimal value, @Nullable BigDecimal limit) {

    /** Whether it holds on a day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
