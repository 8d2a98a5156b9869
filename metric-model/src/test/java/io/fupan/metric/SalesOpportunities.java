package io.fupan.metric;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.reference.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The CRM Sales Opportunities set as events, see SOURCE.md beside it. */
public final class SalesOpportunities {

    private static final LocalDate IMPUTED = LocalDate.parse("2017-12-31");

    private SalesOpportunities() {}

    public static byte[] referenceAnswers() {
        return bytes("reference_dev.json");
    }

    /** The events of each opportunity. */
    public static Map<String, List<Event<DealFact>>> deals() {
        Map<String, String> prices = prices();
        Map<String, List<Event<DealFact>>> deals = new LinkedHashMap<>();
        rows("sales_pipeline.csv").forEach(row -> {
            String product = row.get("product").equals("GTXPro") ? "GTX Pro" : row.get("product");
            deals.put(row.get("opportunity_id"), events(row, Money.of(prices.get(product), "USD")));
        });
        return deals;
    }

    /** Roster, products, accounts, aliases and the pipeline. */
    public static Reference reference() {
        return Reference.of(statements());
    }

    /** What {@link #reference()} is made of. */
    public static List<ReferenceFact> statements() {
        List<ReferenceFact> facts = new ArrayList<>();
        rows("sales_teams.csv").forEach(row -> facts.add(new ReferenceFact.RosterAssigned(
                row.get("sales_agent"), row.get("manager"), row.get("regional_office"), null)));
        rows("products.csv").forEach(row -> facts.add(new ReferenceFact.ProductDefined(
                row.get("product"), row.get("series"), Money.of(row.get("sales_price"), "USD"))));
        rows("accounts.csv")
                .forEach(row -> facts.add(new ReferenceFact.AccountDefined(row.get("account"), row.get("sector"), null)));
        facts.add(new ReferenceFact.AliasDefined("product", "GTXPro", "GTX Pro"));
        facts.add(new ReferenceFact.AliasDefined("segment", "technolgy", "technology"));
        facts.add(new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging")));
        return facts;
    }

    private static Map<String, String> prices() {
        Map<String, String> prices = new LinkedHashMap<>();
        rows("products.csv").forEach(row -> prices.put(row.get("product"), row.get("sales_price")));
        return prices;
    }

    private static List<Event<DealFact>> events(Map<String, String> row, Money listPrice) {
        String id = row.get("opportunity_id");
        boolean imputed = row.get("engage_date").isEmpty();
        Instant created = at(imputed ? IMPUTED : LocalDate.parse(row.get("engage_date")), 1, id);
        List<Event<DealFact>> events = new ArrayList<>();
        String account = row.get("account").isEmpty() ? null : row.get("account");
        events.add(event(id, "deal.created", created, new DealFact.Created(
                null, null, "Prospecting", row.get("sales_agent"), row.get("product"), account, listPrice, null, null,
                imputed ? true : null)));
        if (!imputed) {
            events.add(event(id, "deal.stage-changed", created.plusSeconds(61),
                    new DealFact.StageChanged("Engaging", "Prospecting", null)));
        }
        if (!row.get("close_date").isEmpty()) {
            Instant closed = at(LocalDate.parse(row.get("close_date")), 4, id);
            events.add(row.get("deal_stage").equals("Won")
                    ? event(id, "deal.won", closed, new DealFact.Won(Money.of(row.get("close_value"), "USD")))
                    : event(id, "deal.lost", closed, new DealFact.Lost(null, null)));
        }
        return events;
    }

    private static Instant at(LocalDate day, int hour, String id) {
        return Instant.parse(day + "T00:00:00Z").plusSeconds(hour * 3600L + Math.floorMod(id.hashCode(), 3600));
    }

    private static Event<DealFact> event(String subject, String type, Instant time, DealFact fact) {
        return new Event<>(subject + '-' + type, "/crm", type, subject, time, null, time, null, null, fact);
    }

    private static List<Map<String, String>> rows(String file) {
        List<String> lines = new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
        String[] names = lines.getFirst().split(",", -1);
        return lines.stream().skip(1).map(line -> row(names, line.split(",", -1))).toList();
    }

    private static Map<String, String> row(String[] names, String[] cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = SalesOpportunities.class.getResourceAsStream("/crm-sales-opportunities/" + file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
