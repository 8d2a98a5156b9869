package io.fupan.metrics.deal;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.deal.DealView;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.evidence.EvidencePage;
import io.fupan.service.deal.DealDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The deals behind a number. A number is a sum over deals, so each deal is asked what the number would be if there were
 * no other: one that is counted or left out is listed, and all of them together are the n and the excluded of the
 * number, whatever its formula.
 */
public final class DealEvidence {

    private final Deals deals;
    private final MetricCatalogue catalogue;
    private final Reporting reporting;

    DealEvidence(Deals deals, MetricCatalogue catalogue, Reporting reporting) {
        this.deals = deals;
        this.catalogue = catalogue;
        this.reporting = reporting;
    }

    /** What a deal is of something. */
    @FunctionalInterface
    public interface Portion {

        /**
         * What to say of it in the deal's row; {@code null} if it is nothing of it, and is not listed.
         *
         * @param alone the cells, if there were no other deal
         */
        @Nullable ObjectNode of(CellTable alone);
    }

    /**
     * A page of the deals behind the answer to a question, latest day first. Each has {@code included}, {@code n} (how
     * much of the number's n it is) and {@code leftOut} (by reason).
     *
     * @param visible the scope that the caller is narrowed to, or {@code null}
     * @param pipeline only the deals in this pipeline, or {@code null} for all
     * @param cursor of the page before, or {@code null} for the first one
     */
    public EvidencePage page(
            MetricQuery query,
            Reference reference,
            @Nullable String visible,
            @Nullable String pipeline,
            @Nullable String cursor,
            int limit) {
        Candidates candidates = Candidates.of(query, catalogue.definition(query.metric()), visible, pipeline);
        Portion portion = alone -> portion(catalogue.reading(alone, reference, query));
        return page(candidates, reference, cursor, limit, portion);
    }

    /**
     * A page of the deals that are a portion of something, latest day first.
     *
     * @param stock whether it is about what has built up by the end of the period, and not only what happened in it
     * @param visible the scope that the caller is narrowed to, or {@code null}
     * @param cursor of the page before, or {@code null} for the first one
     */
    public EvidencePage page(
            Scope scope,
            Period period,
            boolean stock,
            Reference reference,
            @Nullable String visible,
            @Nullable String cursor,
            int limit,
            Portion portion) {
        return page(new Candidates(scope, period, stock, visible, null), reference, cursor, limit, portion);
    }

    private EvidencePage page(
            Candidates candidates, Reference reference, @Nullable String cursor, int limit, Portion portion) {
        Criteria which = candidates.criteria();
        return EvidencePage.of(
                (place, most) -> deals.after(which, place, most),
                deal -> row(deal, reference, portion),
                Deals::cursorAfter,
                cursor,
                limit);
    }

    private @Nullable JsonNode row(Document deal, Reference reference, Portion portion) {
        ObjectNode said = portion.of(alone(deal, reference));
        return said == null ? null : Deals.listed(deal).setAll(said);
    }

    /** What the number would be if there were this deal only. */
    private static @Nullable ObjectNode portion(Reading alone) {
        boolean counts = alone.value() != null && alone.value().signum() != 0;
        if (alone.n() == 0 && alone.excluded().isEmpty() && !counts) {
            return null;
        }
        ObjectNode said = Json.mapper().createObjectNode();
        said.put("included", alone.n() != 0 || counts).put("n", alone.n());
        ObjectNode leftOut = said.putObject("leftOut");
        alone.excluded().forEach(leftOut::put);
        return said;
    }

    private CellTable alone(Document deal, Reference reference) {
        String id = deal.getString("_id");
        List<Event<DealFact>> own = new ArrayList<>();
        List<Event<DealFact>> absorbed = new ArrayList<>();
        for (DealView.Evidence said : DealDocument.facts(deal).events()) {
            (said.subject() == null ? own : absorbed).add(event(id, said));
        }
        CellTable cells = new CellTable();
        cells.addAll(Contributions.sum(
                Contributions.of(DealFold.fold(id, own, absorbed), reference, reporting)));
        return cells;
    }

    private static Event<DealFact> event(String deal, DealView.Evidence said) {
        return new Event<>(
                said.id(),
                said.source(),
                said.type(),
                said.subject() == null ? deal : said.subject(),
                said.time(),
                said.sequence(),
                said.recordedAt(),
                said.receipt(),
                said.provenance(),
                Families.DEAL.bind(said.type(), said.data()));
    }
}
