package io.fupan.event.topic;

import java.time.Duration;
import java.util.List;

/** The topics, from where the data comes in to where it goes out. */
public final class Topics {

    /** Who may send, keyed by the connection's name, with secrets sealed; written by ingest. */
    public static final Topic CONNECTIONS = Topic.table("ingest.connections.v1");

    /** Raw deliveries as received, without secrets; written by ingest. */
    public static final Topic RECEIPTS = Topic.log("ingest.receipts.v1", Duration.ofDays(90));

    /** Refused items with the reason; written by ingest and metrics. */
    public static final Topic QUARANTINE = Topic.log("ingest.quarantine.v1");

    /** How files are read, keyed by the template's name; written by ingest. */
    public static final Topic IMPORT_TEMPLATES = Topic.table("ingest.import-templates.v1");

    /** Records to ask a connected system for, keyed by connection, object and id; written by ingest. */
    public static final Topic FETCHES = Topic.log("ingest.fetches.v1", Duration.ofDays(30));

    /** What happens to deals, keyed by deal id; written by ingest. */
    public static final Topic DEAL_EVENTS = Topic.log("sales.deal-events.v1");

    /** What happens to customers, keyed by account; written by ingest. */
    public static final Topic CUSTOMER_EVENTS = Topic.log("sales.customer-events.v1");

    /** What salespeople do, keyed by deal, account or lead; written by ingest. */
    public static final Topic ACTIVITY_EVENTS = Topic.log("sales.activity-events.v1");

    /** What the organisation says about itself, keyed by kind and id; written by ingest. */
    public static final Topic REFERENCE_EVENTS = Topic.log("reference.events.v1");

    /** What customers and the team say, keyed by subject; written by feedback. */
    public static final Topic FEEDBACK_EVENTS = Topic.log("feedback.events.v1");

    /** What customers answered to foreign survey systems, keyed by respondent; written by ingest. */
    public static final Topic SURVEY_ANSWERS = Topic.log("feedback.survey-answers.v1");

    /** What things in different partitions know of each other, partitioned by whom is told; written by metrics. */
    public static final Topic LINKS = Topic.table("metrics.links.v1");

    /** The facts of each deal, keyed by deal id; written by metrics. */
    public static final Topic DEALS = Topic.table("metrics.deals.v1");

    /** Daily cells and the cut they stand at, keyed by scope, day and part; written by metrics. */
    public static final Topic CELLS = Topic.table("metrics.cells.v1");

    /** What happens to retros and actions, keyed by their id; written by report. */
    public static final Topic RETRO_EVENTS = Topic.log("retro.events.v1");

    /** Issued reports, keyed by report id; written by report. */
    public static final Topic REPORTS = Topic.table("retro.reports.v1");

    private static final List<Topic> ALL = List.of(
            CONNECTIONS,
            RECEIPTS,
            QUARANTINE,
            IMPORT_TEMPLATES,
            FETCHES,
            DEAL_EVENTS,
            CUSTOMER_EVENTS,
            ACTIVITY_EVENTS,
            REFERENCE_EVENTS,
            FEEDBACK_EVENTS,
            SURVEY_ANSWERS,
            LINKS,
            DEALS,
            CELLS,
            RETRO_EVENTS,
            REPORTS);

    private Topics() {}

    /** All topics. */
    public static List<Topic> all() {
        return ALL;
    }
}
