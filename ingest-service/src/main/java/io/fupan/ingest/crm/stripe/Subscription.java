package io.fupan.ingest.crm.stripe;

import io.fupan.event.Money;
import io.fupan.event.customer.CustomerFact;
import io.fupan.ingest.change.FactId;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscription: whether it is active, and what it brings in a month. */
final class Subscription {

    /** With {@code none} the end of a subscription is not taken for the loss of the customer. */
    static final String CHURN = "churn";

    private static final Set<String> TELLING = Set.of("status", "items", "plan", "quantity", "pause_collection", "customer");
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal WEEKS_OF_A_YEAR = BigDecimal.valueOf(52);
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);

    private Subscription() {}

    static Item changed(StripeEvent event, Facts facts) {
        String status = status(event.object());
        if (status == null) {
            return new Item.Ignored("NOT_BEGUN");
        }
        if (!isTold(event)) {
            return new Item.Ignored("NO_CHANGE");
        }
        Instant time = time(event, status);
        List<Recorded> events = new ArrayList<>();
        events.add(stated(event, facts, status, time));
        if (status.equals("ended") && !facts.setting(CHURN, "").equals("none")) {
            events.add(churned(event, facts, time));
        }
        return new Item.Accepted(events);
    }

    private static Recorded stated(StripeEvent event, Facts facts, String status, Instant time) {
        Said subscription = event.object();
        String id = subscription.text("id");
        Money monthly = monthly(subscription);
        return facts.customer(
                FactId.of("subscription", id, "changed", Moment.of(time).key(), status, monthly),
                StripeEvent.account(subscription, facts),
                time,
                new CustomerFact.SubscriptionChanged(id, status, monthly));
    }

    private static Recorded churned(StripeEvent event, Facts facts, Instant time) {
        Said subscription = event.object();
        Said why = subscription.optionalObject("cancellation_details");
        String feedback = why == null ? null : why.optionalText("feedback");
        String reason = feedback != null || why == null ? feedback : why.optionalText("reason");
        return facts.customer(
                "subscription/" + subscription.text("id") + "/churned",
                StripeEvent.account(subscription, facts),
                time,
                new CustomerFact.Churned(reason));
    }

    /** Our word for the state; {@code null} while the first payment is still awaited, or never came. */
    private static @Nullable String status(Said subscription) {
        String status = subscription.text("status");
        return switch (status) {
            case "canceled" -> "ended";
            case "incomplete", "incomplete_expired" -> null;
            case "paused", "unpaid" -> "paused";
            default -> subscription.has("pause_collection") ? "paused" : "active";
        };
    }

    /** Updates that say what was otherwise before, and nothing of it is kept here, change nothing. */
    private static boolean isTold(StripeEvent event) {
        Said before = event.before();
        return before == null
                || !event.type().equals("customer.subscription.updated")
                || TELLING.stream().anyMatch(field -> before.json().has(field));
    }

    private static Instant time(StripeEvent event, String status) {
        Instant ended = status.equals("ended") ? event.object().optionalEpochSeconds("ended_at") : null;
        return ended == null ? event.created() : ended;
    }

    /** The sum of the items, spread evenly over months; {@code null} if the price of an item depends on its use. */
    private static @Nullable Money monthly(Said subscription) {
        Said items = subscription.optionalObject("items");
        BigDecimal sum = BigDecimal.ZERO;
        Said currency = null;
        for (Said item : items == null ? List.<Said>of() : items.objects("data")) {
            Said price = item.has("price") ? item.object("price") : item.object("plan");
            BigDecimal units = monthlyUnits(price, item.optionalInteger("quantity"));
            if (units == null) {
                return null;
            }
            sum = sum.add(units);
            currency = price;
        }
        return currency == null ? null : MinorUnits.money(currency, sum.setScale(0, RoundingMode.HALF_EVEN));
    }

    private static @Nullable BigDecimal monthlyUnits(Said price, @Nullable Long quantity) {
        BigDecimal unit = firstOf(price, "unit_amount_decimal", "unit_amount", "amount_decimal", "amount");
        Said recurring = price.has("recurring") ? price.object("recurring") : price;
        String interval = recurring.optionalText("interval");
        if (unit == null || interval == null || "metered".equals(recurring.optionalText("usage_type"))) {
            return null;
        }
        BigDecimal times = switch (interval) {
            case "day" -> DAYS_OF_A_YEAR;
            case "week" -> WEEKS_OF_A_YEAR;
            case "month" -> MONTHS_OF_A_YEAR;
            case "year" -> BigDecimal.ONE;
            default -> throw recurring.invalid("interval", "day, week, month or year");
        };
        Long count = recurring.optionalInteger("interval_count");
        if (count != null && count < 1) {
            throw recurring.invalid("interval_count", "at least 1");
        }
        return unit.multiply(BigDecimal.valueOf(quantity == null ? 1 : quantity))
                .multiply(times)
                .divide(MONTHS_OF_A_YEAR.multiply(BigDecimal.valueOf(count == null ? 1 : count)), 9, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal firstOf(Said price, String... fields) {
        for (String field : fields) {
            BigDecimal value = price.optionalDecimal(field);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
