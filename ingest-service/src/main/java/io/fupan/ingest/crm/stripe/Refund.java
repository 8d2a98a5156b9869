package io.fupan.ingest.crm.stripe;

import static io.fupan.ingest.said.Items.accepted;

import io.fupan.event.Rejected;
import io.fupan.event.customer.CustomerFact;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that went back. A charge says how much of it was refunded altogether; one refund is what that grew by.
 *
 * <p>A credit note by itself gives no money back: before payment it lowers what is due, after payment its refund is a
 * refund of the charge, and a credit to the balance lowers what later invoices bring. Only what was paid back outside
 * Stripe is said by nothing else.
 */
final class Refund {

    private Refund() {}

    static Item ofCharge(StripeEvent event, Facts facts) {
        Said charge = event.object();
        long after = charge.integer("amount_refunded");
        long before = refundedBefore(event, after);
        if (after <= before) {
            return new Item.Ignored("NO_CHANGE");
        }
        String id = charge.text("id");
        String invoice = charge.optionalText("invoice");
        return accepted(facts.customer(
                "charge/%s/refunded/%d-%d".formatted(id, before, after),
                StripeEvent.account(charge, facts),
                event.created(),
                new CustomerFact.PaymentRefunded(
                        "%s/%d-%d".formatted(id, before, after),
                        invoice == null ? id : invoice,
                        MinorUnits.money(charge, BigDecimal.valueOf(after - before)))));
    }

    static Item ofCreditNote(StripeEvent event, Facts facts) {
        Said note = event.object();
        if (!MinorUnits.isSomething(note, "out_of_band_amount")) {
            return new Item.Ignored("NO_MONEY_BACK");
        }
        String id = note.text("id");
        return accepted(facts.customer(
                "credit-note/" + id + "/refunded",
                StripeEvent.account(note, facts),
                event.created(),
                new CustomerFact.PaymentRefunded(
                        id, note.text("invoice"), MinorUnits.money(note, "out_of_band_amount"))));
    }

    private static long refundedBefore(StripeEvent event, long after) {
        Said before = event.before();
        if (before != null && before.has("amount_refunded")) {
            return before.integer("amount_refunded");
        }
        Said newest = newestRefund(event.object());
        if (newest == null) {
            throw new Rejected(
                    "MISSING_FIELD",
                    "data.previous_attributes.amount_refunded",
                    "without what was refunded before, the amount of this refund is not known");
        }
        return after - newest.integer("amount");
    }

    private static @Nullable Said newestRefund(Said charge) {
        Said refunds = charge.optionalObject("refunds");
        List<Said> listed = refunds == null ? List.of() : refunds.objects("data");
        return listed.isEmpty() ? null : listed.getFirst();
    }
}
