package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.metric.activity.ActivityContributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.lead.LeadContributions;
import io.fupan.metric.lead.LeadFold;
import io.fupan.metric.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Folds leads. */
final class LeadEntity implements EntityFold {

    private final Reporting reporting;

    LeadEntity(Reporting reporting) {
        this.reporting = reporting;
    }

    @Override
    public Folded fold(String id, EntityState state, Reference reference) {
        List<Event<ActivityFact>> events = state.said().activity();
        List<Share> shares = new ArrayList<>(ActivityContributions.of(events, reference, reporting));
        if (LeadFold.isLead(events)) {
            shares.addAll(LeadContributions.of(LeadFold.fold(id, events), reference, reporting));
        }
        return new Folded(shares, List.of(), Map.of());
    }
}
