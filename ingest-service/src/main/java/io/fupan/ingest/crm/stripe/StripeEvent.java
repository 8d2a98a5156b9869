package io.fupan.ingest.crm.stripe;

import static io.fupan.ingest.said.Items.accepted;

import io.fupan.event.customer.CustomerFact;
import io.fupan.ingest.change.FactId;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as Stripe sends it.
 *
 * @param type for example {@code invoice.paid}
 * @param created when it happened
 * @param object what it is about, as it is afterwards
 * @param before what was otherwise before; {@code null} if the event does not say
 */
record StripeEvent(String type, Instant created, Said object, @Nullable Said before) {

    static StripeEvent in(Delivery delivery) {
        Said body = Said.in(delivery);
        Said data = body.object("data");
        return new StripeEvent(
                body.text("type"),
                body.epochSeconds("created"),
                data.object("object"),
                data.optionalObject("previous_attributes"));
    }

    Item read(Facts facts) {
        return switch (type) {
            case "invoice.finalized" -> Invoice.issued(this, facts);
            case "invoice.voided" -> Invoice.voided(this, facts);
            // Given up, and due all the same: a rate of collection is not to rise because nobody asks any more.
            case "invoice.marked_uncollectible" -> new Item.Ignored("STILL_DUE");
            // Two types for one fact: the invoice is paid.
            case "invoice.paid", "invoice.payment_succeeded" -> Invoice.paid(this, facts);
            case "charge.refunded" -> Refund.ofCharge(this, facts);
            case "credit_note.created" -> Refund.ofCreditNote(this, facts);
            case "customer.created", "customer.updated" -> described(facts);
            case "customer.subscription.created",
                    "customer.subscription.updated",
                    "customer.subscription.paused",
                    "customer.subscription.resumed",
                    "customer.subscription.deleted" -> Subscription.changed(this, facts);
            case "checkout.session.completed" -> Checkout.completed(this, facts);
            default -> new Item.Ignored("UNKNOWN_TYPE");
        };
    }

    /** The account the object belongs to; a guest is known by the one thing he bought. */
    static String account(Said object, Facts facts) {
        String customer = object.optionalText("customer");
        if (customer == null) {
            customer = object.optionalText("customer_account");
        }
        if (customer != null) {
            return facts.account(customer);
        }
        String payment = object.optionalText("payment_intent");
        return facts.own("guest/" + (payment == null ? object.text("id") : payment));
    }

    private Item described(Facts facts) {
        Said address = object.optionalObject("address");
        String name = object.optionalText("name");
        String country = address == null ? null : address.optionalText("country");
        if (name == null && country == null) {
            return new Item.Ignored("NOTHING_SAID");
        }
        String id = object.text("id");
        return accepted(facts.customer(
                FactId.of("customer", id, "updated", Moment.of(created).key(), name, country),
                facts.account(id),
                created,
                new CustomerFact.Updated(name, null, country, null)));
    }
}
