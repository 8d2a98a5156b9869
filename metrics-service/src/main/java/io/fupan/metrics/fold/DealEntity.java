package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.link.LinkFact;
import io.fupan.event.link.LinkFact.Absorbed;
import io.fupan.event.link.LinkFact.DealOfAccount;
import io.fupan.event.link.LinkKey;
import io.fupan.metric.activity.Activities;
import io.fupan.metric.activity.ActivityContributions;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.reference.Reference;
import io.fupan.metrics.fold.Output.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Folds deals; tells their accounts of them, and those they were merged into what was said of them. */
final class DealEntity implements EntityFold {

    private static final Logger LOG = LoggerFactory.getLogger(DealEntity.class);

    private final Reporting reporting;

    DealEntity(Reporting reporting) {
        this.reporting = reporting;
    }

    @Override
    public Folded fold(String id, EntityState state, Reference reference) {
        List<Event<DealFact>> events = state.said().deal();
        List<Share> activity = ActivityContributions.of(state.said().activity(), reference, reporting);
        if (events.isEmpty()) {
            return new Folded(activity, List.of(), Map.of());
        }
        List<Event<DealFact>> absorbed = absorbed(id, state);
        DealFacts facts = DealFold.fold(id, events, absorbed);
        List<Share> shares = Contributions.of(facts, Activities.touches(state.said().activity()), reference, reporting);
        byte[] view = DealViews.write(facts, shares, reference, reporting);
        List<Share> all = new ArrayList<>(activity);
        all.addAll(shares);
        return new Folded(
                all,
                List.of(new Published(id, new Output(Destination.DEALS, view))),
                links(id, facts, reference));
    }

    /** Of deals merged into each other, none absorbs its own events again. */
    private static List<Event<DealFact>> absorbed(String id, EntityState state) {
        return state.told(Absorbed.class).stream()
                .flatMap(merged -> merged.events().stream())
                .map(DealEntity::read)
                .filter(Objects::nonNull)
                .filter(event -> !event.subject().equals(id))
                .toList();
    }

    private static @Nullable Event<DealFact> read(JsonNode event) {
        try {
            return Families.DEAL.read(event);
        } catch (Rejected rejected) {
            LOG.error("an event of a merged deal cannot be read: reason={}", rejected.reason());
            return null;
        }
    }

    private static Map<LinkKey, LinkFact> links(String id, DealFacts facts, Reference reference) {
        if (facts.outcome() == Outcome.MERGED) {
            String into = facts.mergedInto();
            return into == null || into.equals(id)
                    ? Map.of()
                    : Map.of(new LinkKey(LinkKey.DEAL, into, id), new Absorbed(id, written(facts.events())));
        }
        return facts.outcome().isGone() || facts.account() == null || facts.account().isBlank()
                ? Map.of()
                : Map.of(
                        new LinkKey(LinkKey.ACCOUNT, reference.account(facts.account()), id),
                        dealOfAccount(id, facts));
    }

    private static List<JsonNode> written(List<Event<DealFact>> events) {
        return events.stream().<JsonNode>map(Families.DEAL::toJson).toList();
    }

    private static DealOfAccount dealOfAccount(String id, DealFacts facts) {
        return new DealOfAccount(
                id,
                facts.outcome().code(),
                facts.dateImputed() ? null : facts.createdAt(),
                facts.closedAt(),
                facts.outcome().isClosed() ? facts.closeAmount() : lastAmount(facts),
                facts.kind(),
                facts.closedAt() == null ? lastOwner(facts) : facts.ownerAt(facts.closedAt()),
                facts.product(),
                facts.channel());
    }

    private static io.fupan.event.@Nullable Money lastAmount(DealFacts facts) {
        return facts.amounts().isEmpty() ? null : facts.amounts().getLast().amount();
    }

    private static @Nullable String lastOwner(DealFacts facts) {
        return facts.owners().isEmpty() ? null : facts.owners().getLast().owner();
    }
}
