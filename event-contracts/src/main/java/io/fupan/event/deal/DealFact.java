package io.fupan.event.deal;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.fupan.event.Fact;
import io.fupan.event.Line;
import io.fupan.event.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A fact of a deal's life; the event's subject is the deal's id. */
public sealed interface DealFact extends Fact {

    /**
     * The deal came into being.
     *
     * @param name how people call it
     * @param pipeline the pipeline it runs through
     * @param stage the stage it starts in
     * @param owner the representative it belongs to
     * @param product what is sold
     * @param account who buys
     * @param amount what it is expected to bring
     * @param channel where it came from
     * @param expectedClose the day the source expects it to close
     * @param dateImputed true if the source knows no date and {@code time} was filled in: never used in a dated measure
     * @param kind {@code new}, {@code expansion} or {@code renewal} business, if the source says
     */
    record Created(
            @Nullable String name,
            @Nullable String pipeline,
            @Nullable String stage,
            @Nullable String owner,
            @Nullable String product,
            @Nullable String account,
            @Nullable Money amount,
            @Nullable String channel,
            @Nullable LocalDate expectedClose,
            @Nullable Boolean dateImputed,
            @Nullable String kind)
            implements DealFact {

        /** A creation by a source that does not say which kind of business it is. */
        public Created(
                @Nullable String name,
                @Nullable String pipeline,
                @Nullable String stage,
                @Nullable String owner,
                @Nullable String product,
                @Nullable String account,
                @Nullable Money amount,
                @Nullable String channel,
                @Nullable LocalDate expectedClose,
                @Nullable Boolean dateImputed) {
            this(name, pipeline, stage, owner, product, account, amount, channel, expectedClose, dateImputed, null);
        }
    }

    /**
     * The source described the deal again; a field that is absent is as it was.
     *
     * @param kind {@code new}, {@code expansion} or {@code renewal} business
     */
    record Described(
            @Nullable String name,
            @Nullable String pipeline,
            @Nullable String product,
            @Nullable String account,
            @Nullable String channel,
            @Nullable String kind)
            implements DealFact {}

    /**
     * The deal moved to another open stage.
     *
     * @param stage where it is then
     * @param from what the source says it left
     * @param open true if the source vouches for the deal being open then, so that a closed one is open again
     */
    record StageChanged(String stage, @Nullable String from, @Nullable Boolean open) implements DealFact {}

    /** The amount was changed; after the deal is won this is an amendment of the booking. */
    record AmountChanged(Money amount) implements DealFact {}

    /** These are all items of the deal from now on. */
    record LinesSet(List<Line> lines) implements DealFact {

        /** Copies the lines. */
        public LinesSet {
            lines = List.copyOf(lines);
        }
    }

    /** From now on several representatives share the credit; without any, it is the owner's alone again. */
    record CreditSplit(List<Credit> credits) implements DealFact {

        /** Checks that the shares are positive and add up to 1. */
        public CreditSplit {
            credits = List.copyOf(credits);
            BigDecimal whole = credits.stream().map(Credit::share).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (!credits.isEmpty() && whole.compareTo(BigDecimal.ONE) != 0) {
                throw new IllegalArgumentException("shares must add up to 1, got: " + whole);
            }
        }
    }

    /** Whose credit, and which share of the whole, for example 0.6. */
    record Credit(String owner, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal share) {

        /** Checks that the share is positive. */
        public Credit {
            if (share != null && share.signum() <= 0) {
                throw new IllegalArgumentException("share must be positive, got: " + share);
            }
        }
    }

    /** The deal was handed to another representative. */
    record OwnerChanged(String owner) implements DealFact {}

    /** The expected close date was moved. */
    record CloseDateChanged(LocalDate expectedClose) implements DealFact {}

    /** A competitor was noticed in the deal. */
    record CompetitorNoted(String competitor) implements DealFact {}

    /**
     * The deal was won.
     *
     * @param amount what for; {@code null} for the amount last known
     * @param observed true if the source only saw that it is won, and cannot say since when: of a deal that is won
     *     already this closes nothing anew
     */
    record Won(@Nullable Money amount, @Nullable Boolean observed) implements DealFact {

        /** It was won at the time of the event. */
        public Won(@Nullable Money amount) {
            this(amount, null);
        }
    }

    /**
     * The deal was lost; its value is the amount last known before.
     *
     * @param reason why
     * @param competitor who won it
     * @param observed true if the source only saw that it is lost, and cannot say since when: of a deal that is lost
     *     already this closes nothing anew
     */
    record Lost(@Nullable String reason, @Nullable String competitor, @Nullable Boolean observed) implements DealFact {

        /** It was lost at the time of the event. */
        public Lost(@Nullable String reason, @Nullable String competitor) {
            this(reason, competitor, null);
        }
    }

    /** A closed deal was opened again, in {@code stage} if the source says one, else in the stage it was left in. */
    record Reopened(@Nullable String stage) implements DealFact {}

    /** The deal was deleted in the source. */
    record Deleted() implements DealFact {}

    /** A deleted deal was restored. */
    record Restored() implements DealFact {}

    /** The deal was merged into another one, whose id is {@code into}. */
    record Merged(String into) implements DealFact {}

    /** A fact of a kind this version does not know; kept, counted, and of no effect. */
    record Unknown(JsonNode data) implements DealFact {}
}
