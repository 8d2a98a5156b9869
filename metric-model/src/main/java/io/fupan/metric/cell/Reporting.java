package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.period.WorkingHours;
import io.fupan.metric.scope.ScopeKinds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;

/**
 * The conventions of an installation.
 *
 * @param zone in which business days begin and end
 * @param currency of all money in cells
 * @param pairs the kinds of pairs of scopes that have cells of their own, for example {@code team*product}
 * @param disqualified reasons of losses that say that there was nothing to win; such losses are no part of win rates
 * @param workingHours when people work, in the zone
 */
public record Reporting(
        ZoneId zone, Currency currency, List<String> pairs, List<String> disqualified, WorkingHours workingHours) {

    /** What disqualifies a deal unless an installation names other reasons: there was no project, or it was there twice. */
    public static final List<String> DEFAULT_DISQUALIFIED = List.of("NO_PROJECT", "DUPLICATE");

    /** Checks that the pairs are some. */
    public Reporting {
        pairs = List.copyOf(pairs);
        disqualified = disqualified.stream().filter(reason -> !reason.isBlank()).distinct().sorted().toList();
        for (String pair : pairs) {
            if (ScopeKinds.parts(pair).size() != 2 || !ScopeKinds.knows(pair)) {
                throw new IllegalArgumentException("expected pairs like 'team*product', but received '%s'".formatted(pair));
            }
        }
    }

    /** Conventions with the pairs that an installation has unless it names others. */
    public Reporting(ZoneId zone, Currency currency) {
        this(zone, currency, ScopeKinds.DEFAULT_PAIRS, DEFAULT_DISQUALIFIED, WorkingHours.UNKNOWN);
    }

    /** Conventions by their ids, for example {@code Reporting.of("UTC", "USD")}. */
    public static Reporting of(String zone, String currency) {
        return new Reporting(ZoneId.of(zone), Currency.getInstance(currency));
    }

    /** The business day of a moment. */
    public LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The moment a business day begins. */
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Calendar days between two moments: 0 on the same day, negative if the second comes first. */
    public long days(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(day(from), day(to));
    }

    /** The same, with other reasons that disqualify a deal. */
    public Reporting disqualifying(List<String> reasons) {
        return new Reporting(zone, currency, pairs, reasons, workingHours);
    }

    /** The same, where people work at these hours. */
    public Reporting working(WorkingHours hours) {
        return new Reporting(zone, currency, pairs, disqualified, hours);
    }

    boolean isBase(Money money) {
        return money.currency().equals(currency.getCurrencyCode());
    }
}
