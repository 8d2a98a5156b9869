package io.fupan.event.topic;

import static io.fupan.event.topic.Contract.saying;

import io.fupan.event.json.Families;
import java.time.Duration;
import java.util.List;

/** The topics, from where the data comes in to where it goes out. */
public final class Topics {

    /** Who may send, with secrets sealed. */
    public static final Topic CONNECTIONS = Topic.table(
            "ingest.connections.v1",
            saying("Who may send, with secrets sealed")
                    .keyedBy("the connection's name")
                    .from("ingest")
                    .to("ingest"));

    /** Raw deliveries as received, without secrets. */
    public static final Topic RECEIPTS = Topic.log(
            "ingest.receipts.v1",
            Duration.ofDays(90),
            saying("Raw deliveries as received, without secrets")
                    .keyedBy("source and delivery")
                    .from("ingest")
                    .to("ingest"));

    /** Refused items with the reason. */
    public static final Topic QUARANTINE = Topic.log(
            "ingest.quarantine.v1",
            saying("Refused items with the reason")
                    .keyedBy("source and delivery")
                    .from("ingest", "metrics")
                    .to("ingest"));

    /** How files are read. */
    public static final Topic IMPORT_TEMPLATES = Topic.table(
            "ingest.import-templates.v1",
            saying("How files are read")
                    .keyedBy("the template's name")
                    .from("ingest")
                    .to("ingest"));

    /** How connections, imports and replays are doing. */
    public static final Topic STATUS = Topic.table(
            "ingest.status.v1",
            saying("How connections, imports and replays are doing")
                    .keyedBy("kind, name and instance")
                    .from("ingest")
                    .to("ingest"));

    /** Records to ask a connected system for. */
    public static final Topic FETCHES = Topic.log(
            "ingest.fetches.v1",
            Duration.ofDays(30),
            saying("Records to ask a connected system for")
                    .keyedBy("connection, object and id")
                    .from("ingest")
                    .to("ingest"));

    /** What happens to deals. */
    public static final Topic DEAL_EVENTS = Topic.log(
            "sales.deal-events.v1",
            saying("What happens to deals")
                    .keyedBy("the deal's id, which is the event's subject")
                    .from("ingest")
                    .to("metrics")
                    .of(Families.DEAL));

    /** What happens to customers. */
    public static final Topic CUSTOMER_EVENTS = Topic.log(
            "sales.customer-events.v1",
            saying("What happens to customers")
                    .keyedBy("the account's id, which is the event's subject")
                    .from("ingest")
                    .to("metrics")
                    .of(Families.CUSTOMER));

    /** What salespeople do. */
    public static final Topic ACTIVITY_EVENTS = Topic.log(
            "sales.activity-events.v1",
            saying("What salespeople do")
                    .keyedBy("the deal, else the account, else the lead it is about")
                    .from("ingest")
                    .to("metrics")
                    .of(Families.ACTIVITY));

    /** What the organisation says about itself. */
    public static final Topic REFERENCE_EVENTS = Topic.log(
            "reference.events.v1",
            saying("What the organisation says about itself")
                    .keyedBy("kind and id of what the statement is about, which is the event's subject")
                    .from("ingest")
                    .to("ingest", "metrics", "report")
                    .of(Families.REFERENCE));

    /** What customers and the team say. */
    public static final Topic FEEDBACK_EVENTS = Topic.log(
            "feedback.events.v1",
            saying("What customers and the team say")
                    .keyedBy("the respondent, or the survey if the answer is anonymous")
                    .from("feedback")
                    .to("feedback", "report")
                    .of(Families.FEEDBACK));

    /** What customers answered to foreign survey systems. */
    public static final Topic SURVEY_ANSWERS = Topic.log(
            "feedback.survey-answers.v1",
            saying("What customers answered to foreign survey systems")
                    .keyedBy("the respondent")
                    .from("ingest")
                    .to("feedback", "report")
                    .of(Families.FEEDBACK));

    /** What things in different partitions know of each other. */
    public static final Topic LINKS = Topic.table(
            "metrics.links.v1",
            saying("What things in different partitions know of each other, partitioned by whom is told")
                    .keyedBy("kind, whom it tells and whom it is about")
                    .removing("there is nothing to be known any more")
                    .from("metrics")
                    .to("metrics"));

    /** The facts of each deal. */
    public static final Topic DEALS = Topic.table(
            "metrics.deals.v1",
            saying("The facts of each deal")
                    .keyedBy("the deal's id")
                    .from("metrics")
                    .to("metrics", "report")
                    .of(Families.DEAL_VIEW));

    /** The facts of each customer. */
    public static final Topic CUSTOMERS = Topic.table(
            "metrics.customers.v1",
            saying("The facts of each customer")
                    .keyedBy("the account's id")
                    .removing("nothing is known of the account any more: all that was said of it was taken back")
                    .from("metrics")
                    .to("metrics")
                    .of(Families.CUSTOMER_VIEW));

    /** Daily cells, and the cut of the log they stand at. */
    public static final Topic CELLS = Topic.table(
            "metrics.cells.v1",
            saying("Daily cells, and the cut of the log they stand at")
                    .keyedBy("scope, day (or undated) and part, with | between them; a cut's key is cut| and the part")
                    .from("metrics")
                    .to("metrics", "report")
                    .of(Families.CELL));

    /** The present value of each metric, scope and rolling window. */
    public static final Topic ROLLING_LATEST = Topic.table(
            "metrics.rolling.latest.v1",
            saying("The present value of each metric, scope and rolling window")
                    .keyedBy("metric (metric@stage for a metric of a stage), scope and window, with | between them")
                    .removing("there is no such value any more: nobody knows the scope, or it is no longer asked for")
                    .from("metrics")
                    .to("metrics")
                    .of(Families.ROLLING));

    /** How those values changed; can be computed again from the log. */
    public static final Topic ROLLING_CHANGES = Topic.log(
            "metrics.rolling.changes.v1",
            Duration.ofDays(90),
            saying("Each change of a rolling value, but for the days that move on at midnight")
                    .keyedBy("metric (metric@stage for a metric of a stage), scope and window, with | between them")
                    .from("metrics")
                    .to("metrics")
                    .of(Families.ROLLING));

    /** What somebody wants to be told of. */
    public static final Topic MONITORS = Topic.table(
            "metrics.monitors.v1",
            saying("What somebody wants to be told of")
                    .keyedBy("the monitor's id, which is the event's subject")
                    .removing("the monitor was deleted")
                    .from("metrics")
                    .to("metrics")
                    .of(Families.MONITOR));

    /** What monitors found. */
    public static final Topic ALERTS = Topic.log(
            "metrics.alerts.v1",
            saying("What monitors found")
                    .keyedBy("the monitor's id, which is the event's subject")
                    .from("metrics")
                    .to("metrics")
                    .of(Families.ALERT));

    /** What happens to retros and actions. */
    public static final Topic RETRO_EVENTS = Topic.log(
            "retro.events.v1",
            saying("What happens to retros and actions")
                    .keyedBy("the retro's id, which is the event's subject")
                    .from("report")
                    .to("report")
                    .of(Families.RETRO));

    /** Issued reports. */
    public static final Topic REPORTS = Topic.table(
            "retro.reports.v1",
            saying("Issued reports")
                    .keyedBy("the report's id")
                    .removing("the report was withdrawn: its retro refused it, because another one was issued at the same moment")
                    .from("report")
                    .to("report")
                    .of(Families.REPORT));

    private static final List<Topic> ALL = List.of(
            CONNECTIONS,
            RECEIPTS,
            QUARANTINE,
            IMPORT_TEMPLATES,
            STATUS,
            FETCHES,
            DEAL_EVENTS,
            CUSTOMER_EVENTS,
            ACTIVITY_EVENTS,
            REFERENCE_EVENTS,
            FEEDBACK_EVENTS,
            SURVEY_ANSWERS,
            LINKS,
            DEALS,
            CUSTOMERS,
            CELLS,
            ROLLING_LATEST,
            ROLLING_CHANGES,
            MONITORS,
            ALERTS,
            RETRO_EVENTS,
            REPORTS);

    private Topics() {}

    /** All topics. */
    public static List<Topic> all() {
        return ALL;
    }
}
