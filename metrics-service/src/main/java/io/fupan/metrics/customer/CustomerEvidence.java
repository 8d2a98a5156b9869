package io.fupan.metrics.customer;

import io.fupan.event.Event;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.customer.CustomerView;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.customer.CustomerContributions;
import io.fupan.metric.customer.CustomerFold;
import io.fupan.metric.customer.Win;
import io.fupan.metric.formula.Backing;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.reference.Reference;
import io.fupan.metrics.evidence.EvidencePage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The customers behind a number. What is known of customers is a sum over them, so each is asked what the number would
 * be if there were no other: one that is counted or left out is listed, and all of them together are the n and the
 * excluded of the number, whatever its formula.
 */
public final class CustomerEvidence {

    private final Customers customers;
    private final MetricCatalogue catalogue;
    private final Reporting reporting;

    CustomerEvidence(Customers customers, MetricCatalogue catalogue, Reporting reporting) {
        this.customers = customers;
        this.catalogue = catalogue;
        this.reporting = reporting;
    }

    /**
     * A page of the customers behind the answer to a question, by account. Each has {@code included}, {@code n} (how much
     * of the number's n it is), {@code value} (the number if there were no other customer, {@code null} if there were
     * none) and {@code leftOut} (by reason).
     *
     * @param query that {@linkplain CountedCustomers#counting counts} them
     * @param visible the scope that the caller is narrowed to, or {@code null}
     * @param cursor of the page before, or {@code null} for the first one
     * @throws io.fupan.service.problem.Problem 400 if the cursor is none
     */
    public EvidencePage page(
            MetricQuery query, Reference reference, @Nullable String visible, @Nullable String cursor, int limit) {
        Criteria candidates = new CustomerCandidates(query, visible).criteria();
        return EvidencePage.of(
                (place, most) -> customers.after(candidates, place, most),
                customer -> row(customer, query, reference),
                Customers::cursorAfter,
                cursor,
                limit);
    }

    private @Nullable JsonNode row(Document customer, MetricQuery query, Reference reference) {
        Reading alone = catalogue.reading(alone(customer, reference), reference, query);
        boolean counts = alone.n() != 0 || isSomething(alone.value()) || isMadeOfSomething(alone);
        if (!counts && alone.excluded().isEmpty()) {
            return null;
        }
        ObjectNode row = CustomerAnswer.listed(CustomerDocuments.json(customer), query.period().asOf());
        row.put("included", counts).put("n", alone.n());
        row.set("value", Json.mapper().valueToTree(figure(alone.value(), catalogue.definition(query.metric()))));
        ObjectNode leftOut = row.putObject("leftOut");
        alone.excluded().forEach(leftOut::put);
        return row;
    }

    /** A customer may be a part of what is divided and none of what it is divided by: it has no number alone. */
    private static boolean isMadeOfSomething(Reading alone) {
        return alone.backing().parts().values().stream().map(Backing.Part::value).anyMatch(CustomerEvidence::isSomething);
    }

    private static boolean isSomething(@Nullable BigDecimal value) {
        return value != null && value.signum() != 0;
    }

    private @Nullable Figure figure(@Nullable BigDecimal value, MetricDefinition definition) {
        if (value == null) {
            return null;
        }
        return definition.unit().equals(MetricDefinition.MONEY)
                ? Figure.money(value, catalogue.currency())
                : Figure.number(value);
    }

    private CellTable alone(Document document, Reference reference) {
        String account = document.getString("_id");
        CustomerView.Folded customer = CustomerDocuments.facts(document);
        List<Event<CustomerFact>> events = customer.events().stream()
                .filter(said -> Families.CUSTOMER.knows(said.type()))
                .map(said -> event(account, said))
                .toList();
        List<Win> wins = customer.deals().stream()
                .map(CustomerEvidence::win)
                .filter(Objects::nonNull)
                .toList();
        CellTable cells = new CellTable();
        // Touches of people add nothing to what is counted of customers.
        cells.addAll(Contributions.sum(CustomerContributions.of(
                CustomerFold.fold(account, events, List.of(), wins), reference, reporting)));
        return cells;
    }

    private static @Nullable Win win(CustomerView.Deal deal) {
        return deal.closedAt() == null || !deal.outcome().equals("won")
                ? null
                : new Win(
                        deal.deal(), deal.closedAt(), deal.amount(), deal.kind(), deal.owner(), deal.product(),
                        deal.channel());
    }

    private static Event<CustomerFact> event(String account, CustomerView.Evidence said) {
        return new Event<>(
                said.id(),
                said.source(),
                said.type(),
                account,
                said.time(),
                said.sequence(),
                said.recordedAt(),
                said.receipt(),
                said.provenance(),
                Families.CUSTOMER.bind(said.type(), said.data()));
    }
}
