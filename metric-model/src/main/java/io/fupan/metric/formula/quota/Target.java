package io.fupan.metric.formula.quota;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.metric.cell.Exchange;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.ScopeKinds;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a scope is meant to reach in a period: the target set for its days or, if there is none, the sum of targets for
 * parts of it that leave out no day. A target for a longer period is never divided: what is asked for up to today, as
 * {@code qtd} is, has the target of the whole quarter.
 *
 * @param full in units of the base currency by the rates of the plan, or a count
 * @param effective the same for a representative on a ramp, or in the role for a part of the days
 * @param fxMissing how many of its parts have no rate of the plan and are left out
 * @param subjects of the statements it comes from
 */
public record Target(BigDecimal full, BigDecimal effective, long fxMissing, List<String> subjects) {

    private record Part(TargetSet set, LocalDate from, LocalDate to) {}

    /** Copies the subjects. */
    public Target {
        subjects = List.copyOf(subjects);
    }

    /** The target of the scope and period of a window for a metric, if one is set. */
    public static @Nullable Target of(Window window, String metric) {
        LocalDate from = window.period().from();
        LocalDate to = window.period().whole().to();
        List<Part> parts = from == null ? null : cover(parts(window, metric), from, to);
        return parts == null ? null : sum(window, parts);
    }

    private static List<Part> parts(Window window, String metric) {
        return window.reference().targets(window.scope(), metric).stream()
                .map(target -> part(target, window))
                .filter(Objects::nonNull)
                // Of two for the same days the one that is written like the period asked for.
                .sorted(Comparator.comparing(Part::to)
                        .reversed()
                        .thenComparing(part -> !part.set().period().equals(window.period().text()))
                        .thenComparing(part -> part.set().period()))
                .toList();
    }

    private static @Nullable Part part(TargetSet target, Window window) {
        try {
            Period period = window.period().beside(target.period(), window.reference().calendars());
            LocalDate from = period.from();
            return from == null ? null : new Part(target, from, period.to());
        } catch (IllegalArgumentException unreadable) {
            return null; // of a custom calendar that does not reach as far
        }
    }

    private static @Nullable List<Part> cover(List<Part> parts, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            return List.of();
        }
        for (Part part : parts) {
            if (part.from().equals(from) && !part.to().isAfter(to)) {
                List<Part> rest = cover(parts, part.to().plusDays(1), to);
                if (rest != null) {
                    List<Part> all = new ArrayList<>(List.of(part));
                    all.addAll(rest);
                    return all;
                }
            }
        }
        return null;
    }

    private static Target sum(Window window, List<Part> parts) {
        BigDecimal full = BigDecimal.ZERO;
        BigDecimal effective = BigDecimal.ZERO;
        long missing = 0;
        for (Part part : parts) {
            BigDecimal amount = amount(window, part);
            if (amount == null) {
                missing++;
            } else {
                full = full.add(amount);
                effective = effective.add(amount.multiply(share(window, part)));
            }
        }
        List<String> subjects = parts.stream().map(part -> part.set().subject()).toList();
        return new Target(full, effective, missing, subjects);
    }

    private static @Nullable BigDecimal amount(Window window, Part part) {
        Money money = part.set().amount();
        return money == null
                ? part.set().count()
                : new Exchange(window.reference().rates(), window.currency()).planned(money, part.from(), part.to());
    }

    private static BigDecimal share(Window window, Part part) {
        return window.scope().kind().equals(ScopeKinds.REP)
                ? window.reference().quotaShare(window.scope().name(), part.from(), part.to())
                : BigDecimal.ONE;
    }
}
