package io.fupan.ingest.crm.stripe;

import static io.fupan.ingest.said.Items.accepted;

import io.fupan.event.customer.CustomerFact;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import org.jspecify.annotations.Nullable;

/** A checkout that was completed: an order, even while a slow payment is still under way. */
final class Checkout {

    /** The key in the session's metadata that holds the deal's id. */
    static final String DEAL = "deal-metadata";

    private Checkout() {}

    static Item completed(StripeEvent event, Facts facts) {
        Said session = event.object();
        if (!session.has("amount_total")) {
            return new Item.Ignored("NOTHING_ORDERED"); // only a card was saved
        }
        String id = session.text("id");
        return accepted(facts.customer(
                "checkout/" + id + "/completed",
                StripeEvent.account(session, facts),
                event.created(),
                new CustomerFact.OrderPlaced(
                        id, MinorUnits.money(session, "amount_total"), deal(session, facts), null)));
    }

    private static @Nullable String deal(Said session, Facts facts) {
        Said metadata = session.optionalObject("metadata");
        return metadata == null ? null : metadata.optionalText(facts.setting(DEAL, "deal"));
    }
}
