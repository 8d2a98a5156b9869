package io.fupan.metric.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Won deals by motion, on the day of the win. By the account's history: a renewal is what a source says is one, the
 * first won deal is new business, and every later one expansion.
 */
final class MotionCounts {

    private static final List<String> MOTIONS =
            List.of(CustomerMeasures.NEW, CustomerMeasures.EXPANSION, CustomerMeasures.RENEWAL);

    private final CustomerContext customer;
    private final ShareBuilder shares;

    MotionCounts(CustomerContext customer, ShareBuilder shares) {
        this.customer = customer;
        this.shares = shares;
    }

    void add() {
        List<Win> wins = customer.facts().wins();
        for (int i = 0; i < wins.size(); i++) {
            String stated = motion(wins.get(i).kind());
            add(CustomerMeasures.MOTION, byHistory(stated, i), wins.get(i));
            if (stated != null) {
                add(CustomerMeasures.STATED, stated, wins.get(i));
            }
        }
    }

    /** The motion of a won deal by the account's history; {@code place} counts its won deals from 0. */
    static String motion(Win win, int place) {
        return byHistory(motion(win.kind()), place);
    }

    private static String byHistory(@Nullable String stated, int place) {
        if (CustomerMeasures.RENEWAL.equals(stated)) {
            return CustomerMeasures.RENEWAL;
        }
        return place == 0 ? CustomerMeasures.NEW : CustomerMeasures.EXPANSION;
    }

    private static @Nullable String motion(@Nullable String kind) {
        String lower = kind == null ? null : kind.strip().toLowerCase(Locale.ROOT);
        return lower != null && MOTIONS.contains(lower) ? lower : null;
    }

    private void add(String rule, String motion, Win win) {
        Tally tally = shares.at(
                customer.scopes(Purchase.of(win)), customer.day(win.at()), Measures.CUSTOMERS);
        customer.addMoney(tally, CustomerMeasures.of(rule, motion), win.amount(), customer.day(win.at()));
    }
}
