package io.fupan.metrics.customer;

import io.fupan.metric.formula.MetricQuery;
import java.util.List;
import java.util.Set;

/** Which numbers rest on customers, and what counts these customers. */
public final class CountedCustomers {

    // What happened in the period, and nothing of what was before.
    private static final Set<String> OF_PERIOD =
            Set.of("newCustomers", "repeatPurchaseRate", "cashCollected", "collectionRate", "bookingsByMotion");

    private static final Set<String> OF_ALL_TIME = Set.of(
            "customers", "repeatAccounts", "recurringRevenue", "logoChurn", "grossRevenueRetention",
            "netRevenueRetention", "ltv");

    // What is spent is divided by these customers; nothing of it is said of one.
    private static final Set<String> PER_NEW_CUSTOMER = Set.of("cac", "cacPaid", "cacPayback");

    private static final String LTV_TO_CAC = "ltvToCac";

    // Deals of no account are in no customer's history.
    private static final List<String> OF_NO_CUSTOMER = List.of("unknown", "statedUnknown");

    private CountedCustomers() {}

    /** Whether the answer to a question rests on customers. */
    public static boolean areBehind(MetricQuery query) {
        String metric = counting(query).metric();
        String variant = query.variant();
        return (OF_PERIOD.contains(metric) || OF_ALL_TIME.contains(metric))
                && (variant == null || !OF_NO_CUSTOMER.contains(variant));
    }

    /** The question whose n are the customers that the answer to a question rests on; mostly the question itself. */
    public static MetricQuery counting(MetricQuery query) {
        if (PER_NEW_CUSTOMER.contains(query.metric())) {
            return MetricQuery.of("newCustomers", query.scope(), query.period());
        }
        return query.metric().equals(LTV_TO_CAC)
                ? MetricQuery.of("ltv", query.scope(), query.period()).withVariant(query.variant())
                : query;
    }

    /** Whether a number that counts is about what has built up by the end of the period, and not only what happened. */
    static boolean isOfAllTime(MetricQuery counting) {
        return OF_ALL_TIME.contains(counting.metric());
    }
}
