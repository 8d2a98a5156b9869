package io.fupan.ingest.crm.stripe;

import static io.fupan.ingest.said.Items.accepted;

import io.fupan.event.Money;
import io.fupan.event.customer.CustomerFact;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice, in the shape of accounts before 2025 and of those since. */
final class Invoice {

    private Invoice() {}

    /** The invoice cannot be changed any more, and the customer is asked to pay it. */
    static Item issued(StripeEvent event, Facts facts) {
        Said invoice = event.object();
        return MinorUnits.isSomething(invoice, "amount_due")
                ? issued(event, "issued", "finalized_at", MinorUnits.money(invoice, "amount_due"), facts)
                : new Item.Ignored("NOTHING_DUE"); // a trial, or settled with an earlier credit
    }

    /** It is as if it had never been issued; the last word about what is to be paid counts. */
    static Item voided(StripeEvent event, Facts facts) {
        return issued(event, "voided", "voided_at", MinorUnits.money(event.object(), BigDecimal.ZERO), facts);
    }

    private static Item issued(StripeEvent event, String what, String transition, Money amount, Facts facts) {
        Said invoice = event.object();
        String id = invoice.text("id");
        Instant due = invoice.optionalEpochSeconds("due_date");
        ZoneId zone = facts.translation().connection().mapping().zone();
        return accepted(facts.customer(
                "invoice/" + id + '/' + what,
                StripeEvent.account(invoice, facts),
                at(event, transition),
                new CustomerFact.InvoiceIssued(
                        id, amount, due == null ? null : due.atZone(zone).toLocalDate(), subscription(invoice))));
    }

    static Item paid(StripeEvent event, Facts facts) {
        Said invoice = event.object();
        if (!isPaid(invoice)) {
            return new Item.Ignored("NOT_PAID");
        }
        if (!MinorUnits.isSomething(invoice, "amount_paid")) {
            return new Item.Ignored("NOTHING_PAID"); // a trial, or settled with an earlier credit
        }
        String id = invoice.text("id");
        String subscription = subscription(invoice);
        Service service = subscription == null ? Service.NONE : Service.of(invoice, facts.translation().connection().mapping().zone());
        return accepted(facts.customer(
                "invoice/" + id + "/paid",
                StripeEvent.account(invoice, facts),
                at(event, "paid_at"),
                new CustomerFact.InvoicePaid(
                        id,
                        MinorUnits.money(invoice, "amount_paid"),
                        subscription,
                        subscription != null,
                        service.from(),
                        service.to())));
    }

    private static boolean isPaid(Said invoice) {
        String status = invoice.optionalText("status");
        return status == null ? invoice.flag("paid") : status.equals("paid");
    }

    private static Instant at(StripeEvent event, String transition) {
        Said transitions = event.object().optionalObject("status_transitions");
        Instant at = transitions == null ? null : transitions.optionalEpochSeconds(transition);
        return at == null ? event.created() : at;
    }

    private static @Nullable String subscription(Said invoice) {
        String direct = invoice.optionalText("subscription");
        if (direct != null) {
            return direct;
        }
        Said parent = invoice.optionalObject("parent");
        Said details = parent == null ? null : parent.optionalObject("subscription_details");
        return details == null ? null : details.optionalText("subscription");
    }

    /** The days that are paid for. Periods of successive invoices share a moment, but no day. */
    private record Service(@Nullable LocalDate from, @Nullable LocalDate to) {

        static final Service NONE = new Service(null, null);

        static Service of(Said invoice, ZoneId zone) {
            Said lines = invoice.optionalObject("lines");
            Service all = NONE;
            for (Said line : lines == null ? List.<Said>of() : lines.objects("data")) {
                Said period = line.optionalObject("period");
                if (period != null && period.integer("end") > period.integer("start")) {
                    all = all.with(
                            period.epochSeconds("start").atZone(zone).toLocalDate(),
                            period.epochSeconds("end").atZone(zone).toLocalDate().minusDays(1));
                }
            }
            return all;
        }

        private Service with(LocalDate start, LocalDate end) {
            LocalDate last = end.isBefore(start) ? start : end;
            return new Service(
                    from == null || start.isBefore(from) ? start : from, to == null || last.isAfter(to) ? last : to);
        }
    }
}
