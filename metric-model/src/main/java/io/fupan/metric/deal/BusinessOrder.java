package io.fupan.metric.deal;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.event.Sequences;
import java.util.Comparator;

/** The order in which the events of a deal happened, whatever the order they arrived in. */
final class BusinessOrder {

    // An imputed creation comes first: its time was filled in, so it says nothing about the order.
    static final Comparator<Event<DealFact>> EVENTS = Comparator.<Event<DealFact>, Boolean>comparing(
                    event -> !isImputed(event))
            .thenComparing(Event::time)
            .thenComparing(event -> rank(event.data()))
            .thenComparing(Event::sequence, Sequences::compare)
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
}
