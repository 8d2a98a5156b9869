package io.fupan.metrics.fold;

import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.reference.Reference;
import java.util.List;

/** Deals as the fold publishes them. */
public final class PublishedDeals {

    private PublishedDeals() {}

    public static byte[] write(DealFacts facts, List<Share> shares, Reference reference, Reporting reporting) {
        return DealViews.write(facts, shares, reference, reporting);
    }
}
