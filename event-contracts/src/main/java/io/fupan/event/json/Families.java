package io.fupan.event.json;

import io.fupan.event.Fact;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.alert.AlertFact;
import io.fupan.event.cell.CellFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.customer.CustomerView;
import io.fupan.event.deal.DealFact;
import io.fupan.event.deal.DealView;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.link.LinkFact;
import io.fupan.event.monitor.MonitorFact;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.retro.ReportFact;
import io.fupan.event.retro.RetroFact;
import io.fupan.event.rolling.RollingFact;
import java.util.Map;

/** The families of events, each with its wire names. */
public final class Families {

    /** What happens to deals. */
    public static final EventCodec<DealFact> DEAL = new EventCodec<>(
            Map.ofEntries(
                    Map.entry("deal.created", DealFact.Created.class),
                    Map.entry("deal.described", DealFact.Described.class),
                    Map.entry("deal.lines-set", DealFact.LinesSet.class),
                    Map.entry("deal.credit-split", DealFact.CreditSplit.class),
                    Map.entry("deal.stage-changed", DealFact.StageChanged.class),
                    Map.entry("deal.amount-changed", DealFact.AmountChanged.class),
                    Map.entry("deal.owner-changed", DealFact.OwnerChanged.class),
                    Map.entry("deal.close-date-changed", DealFact.CloseDateChanged.class),
                    Map.entry("deal.competitor-noted", DealFact.CompetitorNoted.class),
                    Map.entry("deal.won", DealFact.Won.class),
                    Map.entry("deal.lost", DealFact.Lost.class),
                    Map.entry("deal.reopened", DealFact.Reopened.class),
                    Map.entry("deal.deleted", DealFact.Deleted.class),
                    Map.entry("deal.restored", DealFact.Restored.class),
                    Map.entry("deal.merged", DealFact.Merged.class)),
            (type, data) -> new DealFact.Unknown(data));

    /** What happens to customers. */
    public static final EventCodec<CustomerFact> CUSTOMER = new EventCodec<>(
            Map.of(
                    "customer.updated", CustomerFact.Updated.class,
                    "customer.churned", CustomerFact.Churned.class,
                    "order.placed", CustomerFact.OrderPlaced.class,
                    "invoice.issued", CustomerFact.InvoiceIssued.class,
                    "invoice.paid", CustomerFact.InvoicePaid.class,
                    "payment.refunded", CustomerFact.PaymentRefunded.class,
                    "subscription.changed", CustomerFact.SubscriptionChanged.class),
            (type, data) -> new CustomerFact.Unknown(data));

    /** What salespeople do. */
    public static final EventCodec<ActivityFact> ACTIVITY = new EventCodec<>(
            Map.of(
                    "activity.logged", ActivityFact.Logged.class,
                    "lead.created", ActivityFact.LeadCreated.class,
                    "lead.assigned", ActivityFact.LeadAssigned.class,
                    "lead.converted", ActivityFact.LeadConverted.class,
                    "lead.disqualified", ActivityFact.LeadDisqualified.class),
            (type, data) -> new ActivityFact.Unknown(data));

    /** What the organisation says about itself. */
    public static final EventCodec<ReferenceFact> REFERENCE = new EventCodec<>(
            Map.ofEntries(
                    Map.entry("roster.assigned", ReferenceFact.RosterAssigned.class),
                    Map.entry("roster.left", ReferenceFact.RosterLeft.class),
                    Map.entry("quota-ramp.set", ReferenceFact.QuotaRampSet.class),
                    Map.entry("product.defined", ReferenceFact.ProductDefined.class),
                    Map.entry("account.defined", ReferenceFact.AccountDefined.class),
                    Map.entry("alias.defined", ReferenceFact.AliasDefined.class),
                    Map.entry("pipeline.defined", ReferenceFact.PipelineDefined.class),
                    Map.entry("target.set", ReferenceFact.TargetSet.class),
                    Map.entry("forecast.submitted", ReferenceFact.ForecastSubmitted.class),
                    Map.entry("spend.recorded", ReferenceFact.SpendRecorded.class),
                    Map.entry("fx-rate.set", ReferenceFact.FxRateSet.class),
                    Map.entry("calendar.defined", ReferenceFact.CalendarDefined.class),
                    Map.entry("scorecard.defined", ReferenceFact.ScorecardDefined.class),
                    Map.entry("market-signal.noted", ReferenceFact.MarketSignalNoted.class),
                    Map.entry("competitor-intel.noted", ReferenceFact.CompetitorIntelNoted.class)),
            ReferenceFact.Unknown::new);

    /** What connected systems record of deals, customers and salespeople: all that has a subject of its own. */
    public static final EventCodec<Fact> RECORDED =
            EventCodec.union((type, data) -> new DealFact.Unknown(data), DEAL, CUSTOMER, ACTIVITY);

    /** What customers and the team say. */
    public static final EventCodec<FeedbackFact> FEEDBACK = new EventCodec<>(
            Map.of(
                    "feedback.customer-answered", FeedbackFact.CustomerAnswered.class,
                    "feedback.team-answered", FeedbackFact.TeamAnswered.class),
            (type, data) -> new FeedbackFact.Unknown(data));

    /** What the metrics service publishes about days. */
    public static final EventCodec<CellFact> CELL = new EventCodec<>(
            Map.of("metrics.cell", CellFact.Cell.class, "metrics.cut", CellFact.Cut.class),
            (type, data) -> new CellFact.Unknown(data));

    /** What the metrics service publishes about single deals. */
    public static final EventCodec<DealView> DEAL_VIEW =
            new EventCodec<>(Map.of("metrics.deal", DealView.Folded.class), (type, data) -> new DealView.Unknown(data));

    /** What the metrics service publishes about single customers. */
    public static final EventCodec<CustomerView> CUSTOMER_VIEW = new EventCodec<>(
            Map.of("metrics.customer", CustomerView.Folded.class), (type, data) -> new CustomerView.Unknown(data));

    /** What the folds of the metrics service tell each other. */
    public static final EventCodec<LinkFact> LINK = new EventCodec<>(
            Map.of("metrics.deal-of-account", LinkFact.DealOfAccount.class, "metrics.absorbed", LinkFact.Absorbed.class),
            (type, data) -> new LinkFact.Unknown(data));

    /** Values of metrics in windows that move with the calendar. */
    public static final EventCodec<RollingFact> ROLLING = new EventCodec<>(
            Map.of(
                    "metrics.rolling", RollingFact.Value.class,
                    "metrics.rolling-withdrawn", RollingFact.Withdrawn.class),
            (type, data) -> new RollingFact.Unknown(data));

    /** What somebody wants to be told of. */
    public static final EventCodec<MonitorFact> MONITOR = new EventCodec<>(
            Map.of("monitor.defined", MonitorFact.Defined.class), (type, data) -> new MonitorFact.Unknown(data));

    /** What monitors found. */
    public static final EventCodec<AlertFact> ALERT = new EventCodec<>(
            Map.of("alert.opened", AlertFact.Opened.class, "alert.resolved", AlertFact.Resolved.class),
            (type, data) -> new AlertFact.Unknown(data));

    /** What happens to retrospectives. */
    public static final EventCodec<RetroFact> RETRO = new EventCodec<>(
            Map.of(
                    "retro.created", RetroFact.Created.class,
                    "retro.phase-changed", RetroFact.PhaseChanged.class,
                    "retro.report-issued", RetroFact.ReportIssued.class,
                    "action.created", RetroFact.ActionCreated.class),
            (type, data) -> new RetroFact.Unknown(data));

    /** Reports as published. */
    public static final EventCodec<ReportFact> REPORT =
            new EventCodec<>(Map.of("retro.report", ReportFact.Issued.class), (type, data) -> new ReportFact.Unknown(data));

    private Families() {}
}
