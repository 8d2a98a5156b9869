package io.fupan.ingest.change;

import io.fupan.event.Money;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.item.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one change of a deal. They state what the system says, whether or not it was so before: a statement
 * that changes nothing has no effect on the deal.
 */
final class DealEvents {

    private static final String REFUSE = "refuse";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DealChange change;
    private final Translation translation;
    private final Words words;
    private final String deal;
    private final List<Recorded> events = new ArrayList<>();

    private DealEvents(DealChange change, Translation translation) {
        this.change = change;
        this.translation = translation;
        this.words = translation.words();
        this.deal = words.deal(change.id);
    }

    static List<Recorded> of(DealChange change, Translation translation) {
        return new DealEvents(change, translation).all();
    }

    private List<Recorded> all() {
        Mapping.Stage mapped = change.stage.orNull() == null ? null : words.stage(change.stage.orNull());
        Standing standing = standing(mapped);
        boolean closed = standing == Standing.WON || standing == Standing.LOST;
        if (change.record == DealChange.Record.CREATED) {
            create(mapped, closed);
        } else {
            describe(mapped);
            if (!closed) {
                move(standing);
            }
            amend(closed);
        }
        change.competitor.ifValue(word ->
                add("competitor-noted", new DealFact.CompetitorNoted(Words.text(word)), word));
        if (standing != null && closed) {
            close(standing);
        }
        endRecord();
        return events;
    }

    private @Nullable Standing standing(Mapping.@Nullable Stage mapped) {
        if (change.standing != null) {
            return change.standing;
        }
        if (change.stage.orNull() == null || !change.stageSaysStanding) {
            return null;
        }
        if (mapped != null) {
            return Standing.ofCategory(mapped.category());
        }
        if (change.standingByDefault == null && REFUSE.equals(translation.connection().settings().get("unmapped-stages"))) {
            throw new Rejected(
                    "UNMAPPED_STAGE",
                    "stage",
                    "the connection's map has no stage '%s'".formatted(Words.text(change.stage.orNull())));
        }
        return change.standingByDefault;
    }

    /** The creation itself: everything said is how the deal began. */
    private void create(Mapping.@Nullable Stage mapped, boolean closed) {
        Instant at = orMoment(change.createdAt.orNull());
        String stage = change.stage.orNull();
        DealFact.Created created = new DealFact.Created(
                textOf(change.name),
                pipeline(mapped),
                stage == null || closed ? null : words.stageName(stage),
                change.owner.map(words::owner).orNull(),
                change.product.map(words::product).orNull(),
                change.account.map(words::account).orNull(),
                money(),
                textOf(change.channel),
                change.expectedClose.orNull(),
                null);
        add("created", at, keyOf(at), created, values(
                change.name, change.pipeline, change.stage, change.owner, change.product, change.account,
                amountText(), change.currency, change.channel, change.expectedClose));
    }

    /** What is so for the whole of the deal's life. Without a date of creation the date is said to be filled in. */
    private void describe(Mapping.@Nullable Stage mapped) {
        DealFact.Created described = new DealFact.Created(
                textOf(change.name),
                pipeline(mapped),
                null,
                null,
                change.product.map(words::product).orNull(),
                change.account.map(words::account).orNull(),
                null,
                textOf(change.channel),
                null,
                change.createdAt.orNull() == null ? true : null);
        boolean says = described.name() != null
                || change.pipeline.orNull() != null
                || described.product() != null
                || described.account() != null
                || described.channel() != null;
        if (says || change.createdAt.orNull() != null) {
            Instant at = orMoment(change.createdAt.orNull());
            add("described", at, keyOf(at), described, values(
                    change.name, change.pipeline, change.product, change.account, change.channel));
        }
    }

    private void move(@Nullable Standing standing) {
        String stage = change.stage.orNull();
        if (stage != null) {
            String before = change.stageBefore.map(words::stageName).orNull();
            Boolean open = standing == Standing.OPEN ? true : null;
            add("stage-changed", new DealFact.StageChanged(words.stageName(stage), before, open), stage);
        } else if (standing == Standing.OPEN) {
            add("reopened", new DealFact.Reopened(null));
        }
    }

    private void amend(boolean closed) {
        Money amount = money();
        if (amount != null) {
            Instant at = closed ? atTheClose() : change.moment.at();
            add("amount-changed", at, change.moment.key(), new DealFact.AmountChanged(amount), amountText(), amount.currency());
        }
        change.owner.ifValue(id -> add("owner-changed", new DealFact.OwnerChanged(words.owner(id)), id));
        change.expectedClose.ifValue(
                day -> add("close-date-changed", new DealFact.CloseDateChanged(day), day));
    }

    /** Clocks of seconds put a close before the change that brought it; an amount in that change is no amendment. */
    private Instant atTheClose() {
        Instant closed = closeOf().at();
        boolean sameSecond = Duration.between(closed, change.moment.at()).abs().compareTo(SECOND) < 0;
        return sameSecond ? closed : change.moment.at();
    }

    private Close closeOf() {
        return Close.of(change, translation.connection().mapping().zone());
    }

    private void close(Standing standing) {
        Close close = closeOf();
        String lossReason = change.lossReason.orNull();
        if (standing == Standing.WON) {
            add("won", close.at(), close.key(), new DealFact.Won(null));
        } else {
            String competitor = textOf(change.competitor);
            add("lost", close.at(), close.key(), new DealFact.Lost(textOf(change.lossReason), competitor), lossReason);
        }
    }

    private void endRecord() {
        if (change.mergedInto != null) {
            add("merged", new DealFact.Merged(words.deal(change.mergedInto)), change.mergedInto);
        } else if (change.record == DealChange.Record.DELETED) {
            add("deleted", new DealFact.Deleted());
        } else if (change.record == DealChange.Record.RESTORED) {
            add("restored", new DealFact.Restored());
        }
    }

    private void add(String kind, DealFact fact, @Nullable Object... values) {
        add(kind, change.moment.at(), change.moment.key(), fact, values);
    }

    private void add(String kind, Instant at, String key, DealFact fact, @Nullable Object... values) {
        String id = FactId.of("deal", change.id, kind, key, values);
        events.add(translation.deal(deal, id, at, sequence(at), fact));
    }

    /** Of two statements about one earlier time, for example two reasons for one loss, the later one is right. */
    private @Nullable String sequence(Instant at) {
        if (change.sequence != null || !change.moment.said() || at.equals(change.moment.at())) {
            return change.sequence;
        }
        return String.valueOf(change.moment.at().toEpochMilli());
    }

    private Instant orMoment(@Nullable Instant at) {
        return at == null ? change.moment.at() : at;
    }

    private String keyOf(Instant at) {
        return at.equals(change.moment.at()) ? change.moment.key() : Moment.of(at).key();
    }

    private @Nullable String pipeline(Mapping.@Nullable Stage mapped) {
        return mapped != null && !mapped.pipeline().isEmpty() ? mapped.pipeline() : textOf(change.pipeline);
    }

    private @Nullable Money money() {
        return change.amount.orNull() == null ? null : words.money(change.amount.orNull(), change.currency.orNull());
    }

    private @Nullable String amountText() {
        Money amount = money();
        return amount == null ? null : amount.amount().stripTrailingZeros().toPlainString();
    }

    private static @Nullable String textOf(Field<String> field) {
        return field.map(Words::text).orNull();
    }

    private static @Nullable Object[] values(@Nullable Object... fields) {
        @Nullable Object[] values = new @Nullable Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i] instanceof Field<?> field ? field.orNull() : fields[i];
        }
        return values;
    }
}
