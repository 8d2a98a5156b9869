package io.fupan.event.deal;

import io.fupan.event.Fact;
import io.fupan.event.Line;
import io.fupan.event.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of a deal now, as published on the deals topic; the event's subject is the deal's id. */
public sealed interface DealView extends Fact {

    /**
     * The facts of a deal and the events they follow from.
     *
     * @param outcome {@code open}, {@code won}, {@code lost}, {@code deleted} or {@code merged}
     * @param stage the open stage it is in, or was in last
     * @param createdOn business day of creation in the reporting zone; {@code null} if unknown or imputed
     * @param dateImputed true if the source knows no date of creation
     * @param closedOn business day of the effective outcome
     * @param cycleDays calendar days from creation to close
     * @param amount what it brought or is expected to bring, as last known
     * @param firstAmount the amount first known
     * @param owner the representative at the close, or now while open
     * @param product under its canonical name
     * @param scopes every scope the outcome counts for, or the deal counts for now while open
     * @param createdScopes every scope the creation counts for
     * @param excluded reasons why the deal is left out of some measures, for example {@code fxMissing}
     * @param visits the stages it went through, in order
     * @param events everything that was said about it, in business order
     * @param provenance {@code invented} if any of the events is
     * @param channel where it came from
     * @param kind {@code new}, {@code expansion} or {@code renewal} business, if a source says
     * @param expectedClose the day it is expected to close on, as last said
     * @param lines its items, as last set
     * @param touched which numbers it is part of
     */
    record Folded(
            @Nullable String name,
            @Nullable String pipeline,
            String outcome,
            @Nullable String stage,
            @Nullable LocalDate createdOn,
            Boolean dateImputed,
            @Nullable LocalDate closedOn,
            @Nullable Integer cycleDays,
            @Nullable Money amount,
            @Nullable Money firstAmount,
            @Nullable String owner,
            @Nullable String product,
            @Nullable String account,
            @Nullable String lossReason,
            List<String> competitors,
            List<String> scopes,
            List<String> createdScopes,
            List<String> excluded,
            List<StageVisit> visits,
            List<Evidence> events,
            @Nullable String provenance,
            @Nullable String channel,
            @Nullable String kind,
            @Nullable LocalDate expectedClose,
            @Nullable List<Line> lines,
            @Nullable Touched touched)
            implements DealView {

        /** Facts without the numbers they are part of. */
        public Folded(
                @Nullable String name,
                @Nullable String pipeline,
                String outcome,
                @Nullable String stage,
                @Nullable LocalDate createdOn,
                Boolean dateImputed,
                @Nullable LocalDate closedOn,
                @Nullable Integer cycleDays,
                @Nullable Money amount,
                @Nullable Money firstAmount,
                @Nullable String owner,
                @Nullable String product,
                @Nullable String account,
                @Nullable String lossReason,
                List<String> competitors,
                List<String> scopes,
                List<String> createdScopes,
                List<String> excluded,
                List<StageVisit> visits,
                List<Evidence> events,
                @Nullable String provenance,
                @Nullable String channel,
                @Nullable String kind,
                @Nullable LocalDate expectedClose,
                @Nullable List<Line> lines) {
            this(
                    name, pipeline, outcome, stage, createdOn, dateImputed, closedOn, cycleDays, amount, firstAmount,
                    owner, product, account, lossReason, competitors, scopes, createdScopes, excluded, visits, events,
                    provenance, channel, kind, expectedClose, lines, null);
        }
    }

    /**
     * Which cells a deal adds to, so that the deals behind a number are found without looking at all.
     *
     * @param days the business days, in order
     * @param undated true if it also adds to what no source can date
     * @param scopes the scopes beside those of the outcome and the creation
     */
    record Touched(List<LocalDate> days, Boolean undated, List<String> scopes) {}

    /** A stay in a stage; {@code to} and {@code days} are {@code null} while it lasts. */
    record StageVisit(String stage, Instant from, @Nullable Instant to, @Nullable Integer days) {}

    /**
     * An event behind the facts; {@code receipt} leads to the delivery it came in.
     *
     * @param sequence the order that the source gives, if it gives one
     * @param recordedAt when the source wrote it down
     * @param subject the deal it was said of, if that was merged into this one
     */
    record Evidence(
            String id,
            String source,
            String type,
            Instant time,
            @Nullable String receipt,
            @Nullable String provenance,
            JsonNode data,
            @Nullable String sequence,
            @Nullable Instant recordedAt,
            @Nullable String subject) {

        /** An event of the deal itself, of which the source gives no order. */
        public Evidence(
                String id,
                String source,
                String type,
                Instant time,
                @Nullable String receipt,
                @Nullable String provenance,
                JsonNode data) {
            this(id, source, type, time, receipt, provenance, data, null, null, null);
        }
    }

    /** A record of a kind this version does not know. */
    record Unknown(JsonNode data) implements DealView {}
}
