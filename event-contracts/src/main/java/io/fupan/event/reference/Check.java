package io.fupan.event.reference;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact.CalendarPeriod;
import io.fupan.event.reference.ReferenceFact.ScorecardWeight;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules of statements; what is missing is not judged here, because its reader says which field it is. */
final class Check {

    private static final int MAX_DIGITS = 30;
    private static final int MAX_SCALE = 12;

    private Check() {}

    static void that(boolean holds, String message, @Nullable Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(values));
        }
    }

    static void oneOf(String field, @Nullable String value, List<String> known) {
        that(value == null || known.contains(value), "%s must be one of %s, got: %s", field, known, value);
    }

    static void currency(String field, @Nullable String code) {
        that(
                code == null || code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z'),
                "%s must be a three-letter ISO 4217 code, got: %s",
                field,
                code);
    }

    static void either(@Nullable Money amount, @Nullable BigDecimal count) {
        that((amount == null) != (count == null), "expected either an amount of money or a count, and not both");
        that(
                count == null || count.precision() <= MAX_DIGITS && Math.abs(count.scale()) <= MAX_SCALE,
                "count must have at most %d digits and %d decimals",
                MAX_DIGITS,
                MAX_SCALE);
    }

    /** Addresses are shown as links, and a link must not be a program. */
    static void url(@Nullable String url) {
        if (url != null) {
            String lower = url.toLowerCase(Locale.ROOT);
            that(lower.startsWith("https://") || lower.startsWith("http://"), "url must begin with https:// or http://");
        }
    }

    static void weights(List<ScorecardWeight> weights) {
        that(
                weights.stream().map(ScorecardWeight::metric).distinct().count() == weights.size(),
                "a scorecard names a metric once");
        boolean stated = weights.stream().noneMatch(each -> each.weight() == null);
        BigDecimal sum = stated
                ? weights.stream().map(ScorecardWeight::weight).reduce(BigDecimal.ZERO, BigDecimal::add)
                : BigDecimal.ONE;
        that(sum.compareTo(BigDecimal.ONE) == 0, "the weights of a scorecard must be 1 together, got: %s", sum);
    }

    static void calendar(
            @Nullable String kind,
            @Nullable LocalDate start,
            @Nullable Integer startYear,
            @Nullable List<CalendarPeriod> periods) {
        if (kind == null) {
            return;
        }
        if (kind.equals("custom")) {
            that(periods != null && !periods.isEmpty(), "a custom calendar needs its periods");
            consecutive(periods == null ? List.of() : periods);
            return;
        }
        that(periods == null, "only a custom calendar lists its periods");
        that(start != null && startYear != null, "a calendar of kind %s needs start and startYear", kind);
        that(
                !kind.equals("gregorian") || start == null || start.getDayOfMonth() == 1,
                "a gregorian calendar begins on the first of a month, got: %s",
                start);
    }

    private static void consecutive(List<CalendarPeriod> periods) {
        for (int i = 1; i < periods.size(); i++) {
            CalendarPeriod before = periods.get(i - 1);
            CalendarPeriod next = periods.get(i);
            that(
                    before.to() == null || next.from() == null || before.to().plusDays(1).equals(next.from()),
                    "each period begins on the day after the one before, but after %s comes %s",
                    before.to(),
                    next.from());
        }
    }
}
