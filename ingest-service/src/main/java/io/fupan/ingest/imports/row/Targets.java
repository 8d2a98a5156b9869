package io.fupan.ingest.imports.row;

import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.ingest.lane.SlowLane;
import io.fupan.ingest.reference.statement.Author;
import io.fupan.ingest.reference.statement.Kind;
import io.fupan.ingest.reference.statement.Kinds;
import io.fupan.ingest.reference.statement.Statements;
import io.fupan.metric.cell.Reporting;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rows may be. */
public final class Targets {

    private static final String DEALS = "deals";
    private static final Map<String, String> SHORT = Map.of("customers", "customer.updated", "activities", "activity.logged");

    /** An activity is about the deal, else the account, else the lead. */
    private static final List<String> ABOUT = List.of("deal", "account", "lead");

    private final SlowLane lane;
    private final Statements statements;
    private final Reporting reporting;

    /** Targets whose rows go this way to the log. */
    public Targets(SlowLane lane, Statements statements, Reporting reporting) {
        this.lane = lane;
        this.statements = statements;
        this.reporting = reporting;
    }

    /** Whether rows of this target are reference data, which people plan, and not what systems record. */
    public static boolean isReference(String target) {
        return Kinds.importable(target) != null;
    }

    /**
     * What takes the rows of a plan in.
     *
     * @param author who uploads the file
     * @throws Rejected if there is no such target
     */
    public RowWriter of(Plan plan, Sender sender, Author author, Instant uploadedAt) {
        Kind kind = Kinds.importable(plan.target());
        if (kind != null) {
            String type = kind.types().contains(plan.target()) ? plan.target() : kind.types().getFirst();
            return new StatementWriter(kind, type, statements, sender, author);
        }
        RowReader reader = plan.target().equals(DEALS) ? new DealRows(plan, reporting.zone()) : facts(plan.target());
        if (reader == null) {
            throw new Rejected(
                    "UNKNOWN_TARGET",
                    "plan.target",
                    "expected deals, customers, activities, the type of an event of customers or activities, or one of %s"
                            .formatted(Kinds.all().stream().map(Kind::word).toList()));
        }
        return new EventWriter(reader, lane, sender, uploadedAt);
    }

    private @Nullable RowReader facts(String target) {
        String type = SHORT.getOrDefault(target, target);
        Class<? extends CustomerFact> customer = named(type, Families.CUSTOMER, CustomerFact.class);
        if (customer != null) {
            return new FactRows<>(
                    Families.CUSTOMER, Topics.CUSTOMER_EVENTS, type, customer, List.of(), reporting.zone());
        }
        Class<? extends ActivityFact> activity = named(type, Families.ACTIVITY, ActivityFact.class);
        return activity == null
                ? null
                : new FactRows<>(
                        Families.ACTIVITY, Topics.ACTIVITY_EVENTS, type, activity, ABOUT, reporting.zone());
    }

    private static <F extends Fact> @Nullable Class<? extends F> named(
            String type, EventCodec<F> codec, Class<F> family) {
        if (!codec.knows(type)) {
            return null;
        }
        return Arrays.stream(family.getPermittedSubclasses())
                .<Class<? extends F>>map(each -> each.asSubclass(family))
                .filter(each -> !each.getSimpleName().equals("Unknown") && codec.typeOf(each).equals(type))
                .findFirst()
                .orElse(null);
    }
}
