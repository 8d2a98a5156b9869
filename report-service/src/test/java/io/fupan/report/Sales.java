package io.fupan.report;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.cell.CellFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.deal.DealView;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.TreeMap;
import java.util.Random;

/** A year of a small sales organisation, always the same: what the other services would have published about it. */
public final class Sales {

    public static final Reporting REPORTING = Reporting.of("UTC", "USD");

    /** A name that would be markup, if anybody let it. */
    public static final String HOSTILE = "<script>alert(1)</script>|`x`";

    private static final List<String> REPS = List.of("Ann Lee", "Bo Chen", "Cy Fox", "Di Wu");
    private static final List<String> PRODUCTS = List.of("GTX Pro", "MG Special", HOSTILE);

    private final Reference reference =
            Reference.of(statements().stream().map(Event::data).toList());
    private final List<DealFacts> deals = deals();

    public Reference reference() {
        return reference;
    }

    public List<Event<ReferenceFact>> statements() {
        List<ReferenceFact> facts = new ArrayList<>();
        for (int i = 0; i < REPS.size(); i++) {
            facts.add(new ReferenceFact.RosterAssigned(REPS.get(i), i < 2 ? "Rocco" : "Cara", "East", null));
        }
        facts.add(new ReferenceFact.RosterAssigned("Eve New", "Cara", "East", null));
        facts.add(new ReferenceFact.AccountDefined("Acme", "retail", null));
        facts.add(new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging")));
        facts.add(new ReferenceFact.TargetSet(
                "team:Rocco", "2017-Q4", "bookings", Money.of("9000000", "USD"), "invented"));
        facts.add(new ReferenceFact.TargetSet("org", "2017-Q4", "bookings", Money.of("100000", "USD"), "invented"));
        return facts.stream()
                .map(fact -> new Event<>(
                        fact.subject(), "/test", Families.REFERENCE.typeOf(fact.getClass()), fact.subject(),
                        Instant.EPOCH, null, null, null,
                        fact instanceof ReferenceFact.TargetSet ? Event.INVENTED : null, fact))
                .toList();
    }

    public Map<CellKey, Quantities> cells() {
        List<Share> shares = deals.stream()
                .flatMap(deal -> Contributions.of(deal, reference, REPORTING).stream())
                .toList();
        return Contributions.sum(shares);
    }

    /** The records of the cells topic: all cells of part 0, and their cut. */
    public List<Event<CellFact>> cellRecords(long offset) {
        List<Event<CellFact>> records = new ArrayList<>();
        Map<String, Map<CellKey, Quantities>> byCell = cells().entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().scope() + "|" + entry.getKey().day(),
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        for (Map<CellKey, Quantities> families : byCell.values()) {
            CellKey key = families.keySet().iterator().next();
            TreeMap<String, CellFact.Family> measured = new TreeMap<>();
            families.forEach((each, quantities) -> measured.put(
                    each.family(), new CellFact.Family(quantities.sums(), quantities.histograms())));
            CellFact.Cell cell = new CellFact.Cell(key.scope().toString(), key.day(), 0, measured);
            records.add(cell(cell.key(), "metrics.cell", cell));
        }
        CellFact.Cut cut = new CellFact.Cut(0, Map.of("sales.deal-events.v1-0", offset));
        records.add(cell(cut.key(), "metrics.cut", cut));
        return records;
    }

    private static Event<CellFact> cell(String key, String type, CellFact fact) {
        return new Event<>(key, "/metrics", type, key, Instant.EPOCH, null, null, null, null, fact);
    }

    public List<Event<DealView>> dealRecords() {
        return deals.stream().map(this::view).toList();
    }

    private Event<DealView> view(DealFacts facts) {
        Instant now = facts.closedAt() == null ? facts.createdAt() : facts.closedAt();
        List<String> scopes = Contributions.scopes(facts, now, reference, REPORTING).stream()
                .map(Scope::toString)
                .toList();
        LocalDate created = REPORTING.day(facts.createdAt());
        LocalDate closed = facts.closedAt() == null ? null : REPORTING.day(facts.closedAt());
        DealView.Folded view = new DealView.Folded(
                facts.name(),
                facts.pipeline(),
                facts.outcome().name().toLowerCase(Locale.ROOT),
                facts.stage(),
                created,
                false,
                closed,
                closed == null ? null : (int) (closed.toEpochDay() - created.toEpochDay()),
                closed == null ? facts.amountAt(now) : facts.closeAmount(),
                facts.firstAmount(),
                facts.ownerAt(now),
                facts.product(),
                facts.account(),
                facts.lossReason(),
                facts.competitors().stream().map(DealFacts.Rival::competitor).toList(),
                scopes,
                scopes,
                List.of(),
                List.of(),
                facts.events().stream()
                        .map(event -> new DealView.Evidence(
                                event.id(), event.source(), event.type(), event.time(), event.receipt(),
                                event.provenance(), Families.DEAL.toJson(event).get("data")))
                        .toList(),
                facts.invented() ? Event.INVENTED : null,
                facts.channel(),
                facts.kind(),
                facts.expectedClose(),
                null);
        return new Event<>(
                facts.dealId(), "/metrics", "metrics.deal", facts.dealId(), now, null, null, null, null, view);
    }

    public List<Event<FeedbackFact>> feedbackRecords() {
        List<Event<FeedbackFact>> answers = new ArrayList<>();
        Instant time = LocalDate.of(2017, 11, 20).atStartOfDay().toInstant(ZoneOffset.UTC);
        for (int i = 0; i < 12; i++) {
            String team = i < 7 ? "Rocco" : "Cara";
            answers.add(feedback("t" + i, "pulse", "feedback.team-answered", time,
                    new FeedbackFact.TeamAnswered("pulse", team, 1 + i % 5, "quote approval", "words of one person")));
            answers.add(feedback("c" + i, "contact " + i, "feedback.customer-answered", time,
                    new FeedbackFact.CustomerAnswered("nps", i < 8 ? 10 : 3, 10, "Acme", "d" + i, null)));
        }
        return answers;
    }

    private static Event<FeedbackFact> feedback(
            String id, String subject, String type, Instant time, FeedbackFact fact) {
        return new Event<>(id, "/feedback", type, subject, time, null, null, null, Event.INVENTED, fact);
    }

    private static List<DealFacts> deals() {
        Random random = new Random(7);
        List<DealFacts> deals = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            LocalDate created = LocalDate.of(2017, 1, 2).plusDays(random.nextInt(330));
            // The third representative loses most of the time, the others win most of the time.
            int rep = random.nextInt(REPS.size());
            boolean won = random.nextInt(100) < (rep == 2 ? 30 : 70);
            deals.add(deal("d" + i, REPS.get(rep), created, created.plusDays(3 + random.nextInt(27)), won, random));
        }
        return deals;
    }

    private static DealFacts deal(
            String id, String rep, LocalDate created, LocalDate closed, boolean won, Random random) {
        Money amount = Money.of(String.valueOf(500 + random.nextInt(4000)), "USD");
        String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        List<Event<DealFact>> events = new ArrayList<>();
        events.add(event(id, 1, created, null, new DealFact.Created(
                id, "sales", "Prospecting", rep, product, "Acme", amount, null, null, null)));
        events.add(event(id, 2, created.plusDays(1), null, new DealFact.StageChanged("Engaging", "Prospecting", null)));
        if (random.nextInt(3) == 0) {
            events.add(event(id, 3, created.plusDays(2), Event.INVENTED, new DealFact.CompetitorNoted("Corvid <b>")));
        }
        events.add(event(id, 4, closed, null, won ? new DealFact.Won(amount) : new DealFact.Lost("price", null)));
        return DealFold.fold(id, events);
    }

    private static Event<DealFact> event(String deal, int number, LocalDate day, String provenance, DealFact fact) {
        Instant time = day.atTime(4, number).toInstant(ZoneOffset.UTC);
        return new Event<>(
                deal + "-" + number, "/crm", Families.DEAL.typeOf(fact.getClass()), deal, time, null, null, "r-1",
                provenance, fact);
    }

    /** All bookings of a run of days, computed without any cell. */
    public BigDecimal bookings(LocalDate from, LocalDate to) {
        return deals.stream()
                .filter(deal -> deal.outcome() == io.fupan.metric.deal.Outcome.WON)
                .filter(deal -> !REPORTING.day(deal.closedAt()).isBefore(from))
                .filter(deal -> !REPORTING.day(deal.closedAt()).isAfter(to))
                .map(deal -> deal.closeAmount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
