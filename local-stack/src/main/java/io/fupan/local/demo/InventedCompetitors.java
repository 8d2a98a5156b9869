package io.fupan.local.demo;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.local.demo.SalesData.Opportunity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Competitors noticed in a share of the deals; made up, always the same, marked so, and of no effect on any count. */
final class InventedCompetitors {

    private static final List<String> NAMES = List.of("Bluefin Systems", "Corvid Hardware", "Lumen & Oak", "云杉科技");
    private static final int LOST_SHARE_PERCENT = 45;
    private static final int OTHER_SHARE_PERCENT = 20;

    private InventedCompetitors() {}

    static List<Event<DealFact>> of(SalesData data) {
        return data.opportunities().stream()
                .filter(row -> row.engagedOn() != null)
                .filter(row -> Hash.below(100, row.id(), "competitor?") < share(row))
                .map(InventedCompetitors::event)
                .toList();
    }

    private static int share(Opportunity row) {
        return row.stage().equals("Lost") ? LOST_SHARE_PERCENT : OTHER_SHARE_PERCENT;
    }

    private static Event<DealFact> event(Opportunity row) {
        LocalDate engagedOn = Objects.requireNonNull(row.engagedOn());
        Instant time = CrmEvents.engagedAt(row, engagedOn).plusSeconds(60);
        DealFact fact = new DealFact.CompetitorNoted(NAMES.get(Hash.below(NAMES.size(), row.id(), "competitor")));
        return new Event<>(
                "competitor-" + row.id(),
                CrmEvents.SOURCE,
                Families.DEAL.typeOf(fact.getClass()),
                row.id(),
                time,
                null,
                null,
                null,
                Event.INVENTED,
                fact);
    }
}
