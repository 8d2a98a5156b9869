package io.fupan.report.deal;

import io.fupan.event.Event;
import io.fupan.event.deal.DealView;
import io.fupan.report.content.Evidence;
import java.math.BigDecimal;
import java.util.List;

/** A deal with the facts known of it. */
public record Deal(String id, DealView.Folded facts) {

    /** What it brought or was last known to be worth; 0 if unknown. */
    public BigDecimal amount() {
        return facts.amount() == null ? BigDecimal.ZERO : facts.amount().amount();
    }

    /** Calendar days from creation to close; 0 if unknown. */
    public int cycleDays() {
        return facts.cycleDays() == null ? 0 : facts.cycleDays();
    }

    /** Whether any of its events is made up. */
    public boolean invented() {
        return Event.INVENTED.equals(facts.provenance());
    }

    /** The events behind it, as evidence. */
    public List<Evidence.EventRef> events() {
        return facts.events().stream()
                .map(event -> new Evidence.EventRef(
                        id, event.id(), event.source(), event.type(), event.time(), event.receipt(), event.provenance()))
                .toList();
    }
}
