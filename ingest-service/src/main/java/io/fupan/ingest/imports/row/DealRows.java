package io.fupan.ingest.imports.row;

import io.fupan.event.Money;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.change.BusinessKinds;
import io.fupan.ingest.imports.plan.Moment;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.ingest.imports.plan.Values;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of deals, each the whole life of one as far as a table knows it: when it was created, when it entered the stages
 * whose days the table has, and when and how it was closed.
 */
final class DealRows implements RowReader {

    private static final Set<String> FIELDS = Set.of(
            "id", "name", "pipeline", "stage", "firstStage", "owner", "product", "account", "amount", "wonAmount",
            "currency", "channel", "created", "closed", "expectedClose", "lossReason", "competitor", "kind");
    private static final String OPEN = "open";
    private static final String WON = "won";

    private final Plan plan;
    private final ZoneId reporting;

    DealRows(Plan plan, ZoneId reporting) {
        this.plan = plan;
        this.reporting = reporting;
    }

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public Set<String> requiredFields() {
        return Set.of("id");
    }

    @Override
    public Set<String> dates() {
        return Set.of("created", "closed", "expectedClose");
    }

    @Override
    public Set<String> numbers() {
        return Set.of("amount", "wonAmount");
    }

    @Override
    public String key(Values values) {
        return values.required("id");
    }

    @Override
    public List<RowFact<?>> read(Values values) {
        String subject = plan.source() + ':' + values.required("id");
        String stage = values.text("stage");
        String category = category(stage, values);
        Map<String, Moment> entered = values.stageDates();
        List<RowFact<?>> facts = new ArrayList<>();
        facts.add(created(values, subject, stage, category, entered));
        entered.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getValue().instant(reporting)))
                .forEach(each -> facts.add(fact(
                        subject,
                        each.getValue().instant(reporting),
                        new DealFact.StageChanged(each.getKey(), null, null))));
        if (!category.equals(OPEN)) {
            facts.add(closed(values, subject, category));
        }
        return facts;
    }

    /** Without a meaning for stages all deals are open; with one, a stage of no meaning is not taken for open. */
    private String category(@Nullable String stage, Values values) {
        if (plan.stages() == null || stage == null) {
            return OPEN;
        }
        String category = plan.stages().get(stage);
        if (category == null) {
            throw new Rejected(
                    "UNKNOWN_STAGE",
                    values.column("stage"),
                    "the plan does not say whether '%s' is open, won or lost".formatted(stage));
        }
        return category;
    }

    private RowFact<DealFact> created(
            Values values, String subject, @Nullable String stage, String category, Map<String, Moment> entered) {
        Moment created = values.moment("created");
        Moment expected = values.moment("expectedClose");
        boolean stageIsLater = stage == null || !category.equals(OPEN) || entered.containsKey(stage);
        DealFact fact = new DealFact.Created(
                values.text("name"),
                values.text("pipeline"),
                stageIsLater ? values.text("firstStage") : stage,
                values.text("owner"),
                values.text("product"),
                values.text("account"),
                values.money("amount"),
                values.text("channel"),
                expected == null ? null : expected.day(),
                created == null ? Boolean.TRUE : null,
                kind(values));
        return fact(subject, created == null ? imputed(values, entered) : created.instant(reporting), fact);
    }

    private static @Nullable String kind(Values values) {
        String word = values.text("kind");
        String kind = word == null ? null : BusinessKinds.of(word);
        if (word != null && kind == null) {
            throw new Rejected(
                    "UNKNOWN_KIND",
                    values.column("kind"),
                    "expected new, expansion or renewal, but received '%s'; 'values' may say which it is".formatted(word));
        }
        return kind;
    }

    /** The first day that the row has, else the one the plan has for rows without any. */
    private Instant imputed(Values values, Map<String, Moment> entered) {
        List<Moment> known = new ArrayList<>(entered.values());
        Moment closed = values.moment("closed");
        if (closed != null) {
            known.add(closed);
        }
        if (known.isEmpty() && plan.undatedOn() != null) {
            known.add(new Moment(plan.undatedOn(), null));
        }
        return known.stream()
                .map(moment -> moment.instant(reporting))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new Rejected(
                        "NO_DATE",
                        values.column("created"),
                        "the row has no day at all; the plan may say where to put such rows with 'undatedOn'"));
    }

    private RowFact<DealFact> closed(Values values, String subject, String category) {
        Moment closed = values.moment("closed");
        if (closed == null) {
            throw new Rejected(
                    "NO_DATE", values.column("closed"), "a deal that is %s has the day it was closed".formatted(category));
        }
        Money won = values.money("wonAmount");
        DealFact fact = category.equals(WON)
                ? new DealFact.Won(won)
                : new DealFact.Lost(values.text("lossReason"), values.text("competitor"));
        return fact(subject, closed.instant(reporting), fact);
    }

    private static RowFact<DealFact> fact(String subject, Instant time, DealFact data) {
        return new RowFact<>(Families.DEAL, Topics.DEAL_EVENTS, subject, time, data);
    }
}
