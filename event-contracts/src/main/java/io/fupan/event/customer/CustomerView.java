package io.fupan.event.customer;

import io.fupan.event.Fact;
import io.fupan.event.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of a customer now, as published on the customers topic; the event's subject is the account. */
public sealed interface CustomerView extends Fact {

    /**
     * The facts of a customer and the events they follow from.
     *
     * @param status {@code customer}, {@code former} (was one once) or {@code prospect} (never was)
     * @param owner whose it is now
     * @param firstPurchase the day of the first won deal or order
     * @param purchases how many won deals, and orders that are not of one
     * @param medianGapDays half of the gaps between two days with purchases were shorter
     * @param monthly recurring revenue, in the base currency
     * @param lastTouch the day people were last in touch about the account itself
     * @param scopes every scope it counts for: of its owner, and of its deals
     * @param risks what speaks for it leaving, with the days that holds
     * @param excluded reasons why some of it is left out of numbers, for example {@code fxMissing}
     * @param deals its deals, latest first
     * @param events everything that was said about the account itself, in business order
     * @param provenance {@code invented} if any of the events is
     * @param touched the cells it adds to; earlier versions did not say
     */
    record Folded(
            @Nullable String name,
            @Nullable String segment,
            @Nullable String region,
            @Nullable String owner,
            String status,
            @Nullable LocalDate firstPurchase,
            @Nullable LocalDate lastPurchase,
            Integer purchases,
            @Nullable BigDecimal medianGapDays,
            @Nullable Money monthly,
            @Nullable LocalDate lastTouch,
            List<String> scopes,
            List<Risk> risks,
            List<String> excluded,
            List<Deal> deals,
            List<Evidence> events,
            @Nullable String provenance,
            @Nullable Touched touched)
            implements CustomerView {}

    /**
     * Which cells a customer adds to, so that the customers behind a number are found without looking at all.
     *
     * @param days the business days, in order
     * @param scopes the scopes beside those it counts for
     */
    record Touched(List<LocalDate> days, List<String> scopes) {}

    /**
     * Why it may be about to leave.
     *
     * @param reason {@code NO_PURCHASE}, {@code CONTRACTION} or {@code UNTOUCHED}
     * @param from the first day that holds
     * @param until the last day that holds; {@code null} if only something that happens can end it
     * @param value the number observed
     * @param limit the number it is compared with
     */
    record Risk(
            String reason,
            LocalDate from,
            @Nullable LocalDate until,
            BigDecimal value,
            @Nullable BigDecimal limit) {}

    /**
     * A deal of the account.
     *
     * @param outcome {@code open}, {@code won} or {@code lost}
     * @param motion what it was to the customer by its history
     * @param kind what a source says it was
     */
    record Deal(
            String deal,
            String outcome,
            @Nullable Instant createdAt,
            @Nullable Instant closedAt,
            @Nullable Money amount,
            @Nullable String motion,
            @Nullable String owner,
            @Nullable String product,
            @Nullable String kind,
            @Nullable String channel) {}

    /**
     * An event behind the facts; {@code receipt} leads to the delivery it came in.
     *
     * @param sequence the order that the source gives, if it gives one
     * @param recordedAt when the source wrote it down
     */
    record Evidence(
            String id,
            String source,
            String type,
            Instant time,
            @Nullable String receipt,
            @Nullable String provenance,
            JsonNode data,
            @Nullable String sequence,
            @Nullable Instant recordedAt) {}

    /** A record of a kind this version does not know. */
    record Unknown(JsonNode data) implements CustomerView {}
}
