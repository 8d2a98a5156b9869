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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The events of one change of a deal. They state what the system says, whether or not it was so before: a statement
 * that changes nothing has no effect on the deal.
 */
final class DealEvents {

    private static final String REFUSE = "refuse";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final DealFact.Created BEGINNING =
            new DealFact.Created(null, null, null, null, null, null, null, null, null, null);
    private static final DealFact.Described NOTHING = new DealFact.Described(null, null, null, null, null, null);

    private final DealChange change;
    private final Translation translation;
    private final Words words;
    private final DealSaid said;
    private final String deal;
    private final List<Recorded> events = new ArrayList<>();

    private DealEvents(DealChange change, Translation translation) {
        this.change = change;
        this.translation = translation;
        this.words = translation.words();
        this.said = new DealSaid(change, words);
        this.deal = words.deal(change.id);
    }

    static List<Recorded> of(DealChange change, Translation translation) {
        return new DealEvents(change, translation).all();
    }

    private List<Recorded> all() {
        Standing standing = standing(said.mappedStage());
        boolean closed = standing == Standing.WON || standing == Standing.LOST;
        if (change.record == DealChange.Record.CREATED) {
            create(closed);
        } else {
            describe();
            if (!closed) {
                move(standing);
            }
            amend(closed);
        }
        itemise();
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
        boolean refuses = REFUSE.equals(translation.connection().settings().get("unmapped-stages"));
        if (change.standingByDefault == null && refuses) {
            throw new Rejected(
                    "UNMAPPED_STAGE",
                    "stage",
                    "the connection's map has no stage '%s'".formatted(Words.text(change.stage.orNull())));
        }
        return change.standingByDefault;
    }

    /** The creation itself: everything said is how the deal began. */
    private void create(boolean closed) {
        Instant at = orMoment(change.createdAt.orNull());
        List<@Nullable Object> values = new ArrayList<>(values(
                change.name, change.pipeline, change.stage, change.owner, change.product, change.account,
                said.amountText(), change.currency, change.channel, change.expectedClose));
        change.kind.ifValue(values::add);
        add("created", at, keyOf(at), said.creation(closed), values.toArray());
    }

    /** When it began, which is the same whoever shows it, and what it is called now, which may be new. */
    private void describe() {
        change.createdAt.ifValue(at -> add("dated", at, keyOf(at), BEGINNING));
        DealFact.Described described = said.description();
        List<@Nullable Object> values = values(
                change.name, change.pipeline, change.product, change.account, change.channel, change.kind);
        // A stage tells its pipeline at every move; that alone is worth an event only where the whole record is shown.
        boolean whole = change.createdAt.orNull() != null;
        if (!described.equals(NOTHING) && (whole || values.stream().anyMatch(Objects::nonNull))) {
            add("described", described, values.toArray());
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
        Money amount = said.money();
        if (amount != null) {
            Instant at = closed ? atTheClose() : change.moment.at();
            DealFact changed = new DealFact.AmountChanged(amount);
            add("amount-changed", at, change.moment.key(), changed, said.amountText(), amount.currency());
        }
        change.owner.ifValue(id -> add("owner-changed", new DealFact.OwnerChanged(words.owner(id)), id));
        change.expectedClose.ifValue(
                day -> add("close-date-changed", new DealFact.CloseDateChanged(day), day));
    }

    private void itemise() {
        DealFact.LinesSet lines = said.lines();
        if (lines != null) {
            add("lines-set", lines, change.lines.orNull(), change.currency.orNull());
        }
        DealFact.CreditSplit split = said.credits();
        if (split != null) {
            add("credit-split", split, change.credits.orNull());
        }
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
        if (standing == Standing.WON) {
            add("won", close.at(), close.key(), new DealFact.Won(null, close.observed()));
        } else {
            DealFact lost = new DealFact.Lost(
                    DealSaid.textOf(change.lossReason), DealSaid.textOf(change.competitor), close.observed());
            add("lost", close.at(), close.key(), lost, change.lossReason.orNull());
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
        // Of copies the one recorded first is believed, so that arrival does not matter.
        Instant recordedAt = change.moment.said() ? change.moment.at() : null;
        events.add(translation.deal(deal, id, at, sequence(at), recordedAt, fact));
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

    private static List<@Nullable Object> values(@Nullable Object... fields) {
        List<@Nullable Object> values = new ArrayList<>(fields.length);
        for (Object field : fields) {
            values.add(field instanceof Field<?> said ? said.orNull() : field);
        }
        return values;
    }
}
