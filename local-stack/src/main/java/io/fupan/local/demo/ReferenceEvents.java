package io.fupan.local.demo;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the organisation of the data set says about itself, and the corrections of its spelling. */
final class ReferenceEvents {

    /** How the CRM spells products that the price list spells otherwise. */
    static final Map<String, String> PRODUCT_ALIASES = Map.of("GTXPro", "GTX Pro");

    private static final Map<String, String> SEGMENT_ALIASES = Map.of("technolgy", "technology");
    private static final String SOURCE = "/demo/reference";
    private static final Instant BEFORE_ALL = Instant.parse("2016-10-01T00:00:00Z");

    private ReferenceEvents() {}

    /** People, products, accounts, spellings and the pipeline. */
    static List<Event<ReferenceFact>> real(SalesData data) {
        List<ReferenceFact> facts = new ArrayList<>();
        facts.add(new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging")));
        PRODUCT_ALIASES.forEach((alias, name) -> facts.add(new ReferenceFact.AliasDefined("product", alias, name)));
        SEGMENT_ALIASES.forEach((alias, name) -> facts.add(new ReferenceFact.AliasDefined("segment", alias, name)));
        data.products().forEach(product -> facts.add(new ReferenceFact.ProductDefined(
                product.name(), product.series(), new Money(product.listPrice(), CrmEvents.CURRENCY))));
        data.accounts().forEach(account -> facts.add(
                new ReferenceFact.AccountDefined(account.name(), account.sector(), account.country())));
        data.agents().forEach(agent -> facts.add(
                new ReferenceFact.RosterAssigned(agent.name(), agent.manager(), agent.office(), null)));
        return facts.stream().map(fact -> event(fact, null)).toList();
    }

    /** Facts that no source vouches for, marked as such. */
    static List<Event<ReferenceFact>> invented(List<? extends ReferenceFact> facts) {
        return facts.stream()
                .<Event<ReferenceFact>>map(fact -> event(fact, Event.INVENTED))
                .toList();
    }

    private static Event<ReferenceFact> event(ReferenceFact fact, @Nullable String provenance) {
        String type = Families.REFERENCE.typeOf(fact.getClass());
        return new Event<>(
                "demo:" + fact.subject(), SOURCE, type, fact.subject(), BEFORE_ALL, null, null, null, provenance, fact);
    }
}
