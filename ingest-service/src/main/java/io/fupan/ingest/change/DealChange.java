package io.fupan.ingest.change;

import static io.fupan.ingest.change.Field.absent;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system says about one deal at one moment, in the system's own words. An adapter fills in what it reads;
 * {@link Translation#deal} says it in ours. It belongs to one thread.
 */
public final class DealChange {

    /** What became of the record itself. */
    enum Record {
        KEPT,
        CREATED,
        DELETED,
        RESTORED
    }

    /**
     * An item of a deal.
     *
     * @param product the system's word for it
     * @param quantity how much of it
     * @param amount for all of it, in the deal's currency, if it is said
     */
    public record LineItem(String product, BigDecimal quantity, @Nullable BigDecimal amount) {}

    /** The system's id of a representative, and the share of the credit, for example 0.6. */
    public record Share(String owner, BigDecimal share) {}

    final String id;
    final Moment moment;
    @Nullable String sequence;
    Record record = Record.KEPT;
    @Nullable String mergedInto;
    Field<Instant> createdAt = absent();
    Field<String> name = absent();
    Field<String> pipeline = absent();
    Field<String> product = absent();
    Field<String> account = absent();
    Field<String> channel = absent();
    Field<String> kind = absent();
    Field<String> owner = absent();
    Field<String> stage = absent();
    Field<String> stageBefore = absent();
    Field<BigDecimal> amount = absent();
    Field<String> currency = absent();
    Field<LocalDate> expectedClose = absent();
    Field<String> lossReason = absent();
    Field<String> competitor = absent();
    Field<List<LineItem>> lines = absent();
    Field<List<Share>> credits = absent();
    @Nullable Standing standing;
    @Nullable Standing standingByDefault;
    boolean stageSaysStanding = true;
    boolean standingSeen;
    @Nullable Instant closedAt;
    @Nullable LocalDate closedOn;

    private DealChange(String id, Moment moment) {
        this.id = FactId.require("deal", id);
        this.moment = moment;
    }

    /** A change of the deal with the system's id. */
    public static DealChange of(String id, Moment moment) {
        return new DealChange(id, moment);
    }

    /** Finer order within the system at one moment, see {@link io.fupan.event.Event#sequence()}. */
    public DealChange sequence(@Nullable String value) {
        sequence = value;
        return this;
    }

    /** This is the creation: what else is said was so from the start. */
    public DealChange creation() {
        record = Record.CREATED;
        return this;
    }

    /** The record was deleted. */
    public DealChange deletion() {
        record = Record.DELETED;
        return this;
    }

    /** The record was taken back out of the bin. */
    public DealChange restoration() {
        record = Record.RESTORED;
        return this;
    }

    /** The record was merged into the one with the system's id {@code into}. */
    public DealChange mergedInto(String into) {
        mergedInto = FactId.require("deal", into);
        return this;
    }

    /** When the deal came into being, as the system says now. */
    public DealChange createdAt(Field<Instant> value) {
        createdAt = value;
        return this;
    }

    /** How people call it. */
    public DealChange name(Field<String> value) {
        name = value;
        return this;
    }

    /** The pipeline it runs through. */
    public DealChange pipeline(Field<String> value) {
        pipeline = value;
        return this;
    }

    /** What is sold. */
    public DealChange product(Field<String> value) {
        product = value;
        return this;
    }

    /** The system's id of the account that buys. */
    public DealChange account(Field<String> value) {
        account = value;
        return this;
    }

    /** Where it came from. */
    public DealChange channel(Field<String> value) {
        channel = value;
        return this;
    }

    /** New business, more of it or a renewal, in the system's word. */
    public DealChange kind(Field<String> value) {
        kind = value;
        return this;
    }

    /** The system's id of the representative. */
    public DealChange owner(Field<String> value) {
        owner = value;
        return this;
    }

    /** The stage it is in then. */
    public DealChange stage(Field<String> value) {
        stage = value;
        return this;
    }

    /** The stage it left. */
    public DealChange stageBefore(Field<String> value) {
        stageBefore = value;
        return this;
    }

    /** What it is expected to bring, or brought. */
    public DealChange amount(Field<BigDecimal> value) {
        amount = value;
        return this;
    }

    /** The currency of the amount; the connection's own where none is said. */
    public DealChange currency(Field<String> value) {
        currency = value;
        return this;
    }

    /** The day it is expected to close. */
    public DealChange expectedClose(Field<LocalDate> value) {
        expectedClose = value;
        return this;
    }

    /** Why it was lost. */
    public DealChange lossReason(Field<String> value) {
        lossReason = value;
        return this;
    }

    /** Who else wants to sell. */
    public DealChange competitor(Field<String> value) {
        competitor = value;
        return this;
    }

    /** All its items; none if it is empty. */
    public DealChange lines(Field<List<LineItem>> value) {
        lines = value;
        return this;
    }

    /** Who shares the credit; the owner alone if it is empty. */
    public DealChange credits(Field<List<Share>> value) {
        credits = value;
        return this;
    }

    /** How it stands, by the system's own flag; it outranks what the stage says. */
    public DealChange standing(@Nullable Standing value) {
        standing = value;
        return this;
    }

    /** How it stands if neither the system nor the connection's stage map says. */
    public DealChange standingByDefault(@Nullable Standing value) {
        standingByDefault = value;
        return this;
    }

    /** The stage says nothing about how the deal stands: closed deals have stages too. */
    public DealChange stageApartFromStanding() {
        stageSaysStanding = false;
        return this;
    }

    /** How it stands is what the record shows and not what happened just now: it may have been so for long. */
    public DealChange standingSeen() {
        standingSeen = true;
        return this;
    }

    /** When it was closed, as the system says. */
    public DealChange closedAt(@Nullable Instant value) {
        closedAt = value;
        return this;
    }

    /** The day on which it was closed, for systems that know no more than the day. */
    public DealChange closedOn(@Nullable LocalDate value) {
        closedOn = value;
        return this;
    }
}
