package io.fupan.event.customer;

import io.fupan.event.Fact;
import io.fupan.event.Line;
import io.fupan.event.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A fact of a customer's life; the event's subject is the customer account's id. */
public sealed interface CustomerFact extends Fact {

    /** The source described the account; a field that is absent is as it was. */
    record Updated(@Nullable String name, @Nullable String segment, @Nullable String country, @Nullable String owner)
            implements CustomerFact {}

    /** The customer left, or ended the last thing it paid for. */
    record Churned(@Nullable String reason) implements CustomerFact {}

    /**
     * The customer ordered something.
     *
     * @param order the source's id of the order
     * @param amount what it costs altogether
     * @param deal the deal it came from, if the source says
     * @param lines what was ordered, if the source says
     */
    record OrderPlaced(String order, Money amount, @Nullable String deal, @Nullable List<Line> lines)
            implements CustomerFact {

        /** Copies the lines. */
        public OrderPlaced {
            lines = lines == null ? null : List.copyOf(lines);
        }
    }

    /**
     * The customer was asked to pay; said again of the same invoice, the last word counts.
     *
     * @param invoice the source's id of the invoice
     * @param amount what is to be paid altogether
     * @param due the day by which it is to be paid; the day it was issued if absent
     * @param order the order or subscription it is for, if the source says
     */
    record InvoiceIssued(String invoice, Money amount, @Nullable LocalDate due, @Nullable String order)
            implements CustomerFact {}

    /**
     * The customer paid an invoice.
     *
     * @param invoice the source's id of the invoice
     * @param amount what was paid
     * @param order the order or subscription it was for, if the source says
     * @param recurring whether it belongs to a subscription
     * @param from first day of the service paid for
     * @param to last day of the service paid for
     */
    record InvoicePaid(
            String invoice,
            Money amount,
            @Nullable String order,
            @Nullable Boolean recurring,
            @Nullable LocalDate from,
            @Nullable LocalDate to)
            implements CustomerFact {}

    /**
     * Money went back to the customer.
     *
     * @param refund the source's id of the refund
     * @param of the invoice, order or charge it belongs to
     * @param amount this refund alone, a positive amount
     */
    record PaymentRefunded(String refund, String of, Money amount) implements CustomerFact {}

    /**
     * A subscription began, changed or ended.
     *
     * @param subscription the source's id of the subscription
     * @param status {@code active}, {@code paused} or {@code ended}
     * @param monthly what it brings in a month, if the source says
     */
    record SubscriptionChanged(String subscription, String status, @Nullable Money monthly) implements CustomerFact {}

    /** A fact of a kind this version does not know; kept, counted, and of no effect. */
    record Unknown(JsonNode data) implements CustomerFact {}
}
