package io.fupan.metric.formula.quota;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.metric.cell.Exchange;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A target for a level, for example of a rate: it holds on every day of its period, and for every part of the
 * organisation that has no own. Levels do not add up as sums do.
 */
public final class StatedLevel {

    private record Level(TargetSet set, Period period) {

        boolean isOfAll() {
            return set.scope().equals("org");
        }

        @Nullable BigDecimal value(Window window) {
            Money money = set.amount();
            LocalDate from = Objects.requireNonNull(period.from());
            return money == null
                    ? set.count()
                    : new Exchange(window.reference().rates(), window.currency()).planned(money, from, period.to());
        }
    }

    private StatedLevel() {}

    /**
     * The level stated for the shortest period that holds the last day that is looked at, of the scope before that of the
     * organisation; {@code null} if none is, or if it is money that has no rate of the plan.
     */
    public static @Nullable BigDecimal of(Window window, String metric) {
        return window.reference().targets().stream()
                .filter(target -> target.metric().equals(metric))
                .filter(target -> target.scope().equals(window.scope().toString()) || target.scope().equals("org"))
                .map(target -> level(target, window))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Level::isOfAll)
                        .thenComparing(level -> level.period().length())
                        .thenComparing(level -> level.set().subject()))
                .map(level -> level.value(window))
                .orElse(null);
    }

    private static @Nullable Level level(TargetSet target, Window window) {
        try {
            Period period = window.period().beside(target.period(), window.reference().calendars());
            LocalDate last = window.period().lastDay();
            LocalDate from = period.from();
            boolean holds = from != null && !last.isBefore(from) && !last.isAfter(period.to());
            return holds ? new Level(target, period) : null;
        } catch (IllegalArgumentException e) {
            return null; // a period that cannot be read holds no day
        }
    }
}
