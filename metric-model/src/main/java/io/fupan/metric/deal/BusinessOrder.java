package io.fupan.metric.deal;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order in which the events of a deal happened, whatever the order they arrived in. */
final class BusinessOrder {

    // An imputed creation comes first: its time was filled in, so it says nothing about the order.
    static final Comparator<Event<DealFact>> EVENTS = Comparator.<Event<DealFact>, Boolean>comparing(
                    event -> !isImputed(event))
            .thenComparing(Event::time)
            .thenComparing(event -> rank(event.data()))
            .thenComparing(Event::sequence, BusinessOrder::compareSequences)
            .thenComparing(Event::id)
            .thenComparing(Event::source);

    private BusinessOrder() {}

    static boolean isImputed(Event<DealFact> event) {
        return event.data() instanceof DealFact.Created created && Boolean.TRUE.equals(created.dateImputed());
    }

    private static int rank(DealFact fact) {
        return switch (fact) {
            case DealFact.Created created -> 0;
            case DealFact.Described described -> 1;
            case DealFact.LinesSet set -> 1;
            case DealFact.CreditSplit split -> 1;
            case DealFact.StageChanged changed -> 1;
            case DealFact.AmountChanged changed -> 1;
            case DealFact.OwnerChanged changed -> 1;
            case DealFact.CloseDateChanged changed -> 1;
            case DealFact.CompetitorNoted noted -> 1;
            case DealFact.Unknown unknown -> 1;
            case DealFact.Won won -> 2;
            case DealFact.Lost lost -> 2;
            case DealFact.Reopened reopened -> 3;
            case DealFact.Merged merged -> 4;
            case DealFact.Deleted deleted -> 5;
            case DealFact.Restored restored -> 6;
        };
    }

    /** None first, then numbers by value, then other text; mixing the two by text alone would not be transitive. */
    static int compareSequences(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        boolean leftNumber = isNumber(left);
        boolean rightNumber = isNumber(right);
        if (leftNumber != rightNumber) {
            return leftNumber ? -1 : 1;
        }
        if (leftNumber) {
            String a = withoutZeros(left);
            String b = withoutZeros(right);
            int byValue = a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
            return byValue != 0 ? byValue : left.compareTo(right);
        }
        return left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
