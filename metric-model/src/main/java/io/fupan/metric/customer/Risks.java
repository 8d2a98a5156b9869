package io.fupan.metric.customer;

import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules, each simple enough to be explained to the customer's owner, that say who may be about to leave. */
public final class Risks {

    /** It has not bought for more than twice its own median gap: value is that gap in days, limit twice of it. */
    public static final String NO_PURCHASE = "NO_PURCHASE";

    /** Its recurring revenue shrank: value is by how much, in units of the currency, limit how many days that counts. */
    public static final String CONTRACTION = "CONTRACTION";

    /** Nobody was in touch: value is the limit of days. */
    public static final String UNTOUCHED = "UNTOUCHED";

    private static final int CONTRACTION_DAYS = 90;
    private static final int UNTOUCHED_DAYS = 90;

    /** Two gaps are the fewest that have something typical. */
    private static final int FEWEST_GAPS = 2;

    private Risks() {}

    /** What speaks for a customer leaving; nothing if it is none any more at the last thing known of it. */
    public static List<Risk> of(CustomerFacts facts, Reference reference, Reporting reporting) {
        CustomerContext customer = new CustomerContext(facts, reference, reporting);
        if (!Relationship.of(facts, reporting::day).holds()) {
            return List.of();
        }
        return Stream.of(noPurchase(customer), contraction(customer), untouched(customer))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Risk> noPurchase(CustomerContext customer) {
        List<LocalDate> days = purchaseDays(customer);
        BigDecimal gap = days.size() <= FEWEST_GAPS ? null : medianGap(days);
        if (gap == null) {
            return Optional.empty();
        }
        BigDecimal limit = gap.multiply(BigDecimal.TWO);
        LocalDate from = days.getLast().plusDays(limit.longValue() + 1);
        return Optional.of(new Risk(NO_PURCHASE, from, null, gap, limit));
    }

    /** The days on which the customer bought something. */
    static List<LocalDate> purchaseDays(CustomerContext customer) {
        return customer.facts().purchases().stream()
                .map(purchase -> customer.day(purchase.at()))
                .distinct()
                .toList();
    }

    /** The median of the days between two purchases; {@code null} with fewer than two. */
    static @Nullable BigDecimal medianGap(List<LocalDate> days) {
        Map<Long, Long> gaps = new HashMap<>();
        for (int i = 1; i < days.size(); i++) {
            gaps.merge(days.get(i).toEpochDay() - days.get(i - 1).toEpochDay(), 1L, Long::sum);
        }
        return Histogram.of(gaps).percentile(new BigDecimal("0.5"));
    }

    private static Optional<Risk> contraction(CustomerContext customer) {
        List<Map.Entry<LocalDate, RecurringRevenue.Level>> days =
                new ArrayList<>(RecurringRevenue.of(customer).days().entrySet());
        for (int i = days.size() - 1; i > 0; i--) {
            long lost = days.get(i - 1).getValue().minorUnits() - days.get(i).getValue().minorUnits();
            if (lost > 0) {
                LocalDate day = days.get(i).getKey();
                return Optional.of(new Risk(
                        CONTRACTION, day, day.plusDays(CONTRACTION_DAYS), customer.money(lost),
                        BigDecimal.valueOf(CONTRACTION_DAYS)));
            }
            if (lost < 0) {
                return Optional.empty(); // it has grown again since
            }
        }
        return Optional.empty();
    }

    /** Only where touches are recorded at all, can their absence say something. */
    private static Optional<Risk> untouched(CustomerContext customer) {
        BigDecimal limit = BigDecimal.valueOf(UNTOUCHED_DAYS);
        return Optional.ofNullable(customer.facts().lastTouch())
                .map(last -> new Risk(
                        UNTOUCHED, customer.day(last).plusDays(UNTOUCHED_DAYS + 1L), null, limit, limit));
    }
}
