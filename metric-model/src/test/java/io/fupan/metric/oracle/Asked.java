package io.fupan.metric.oracle;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.SalesOpportunities;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.period.WorkingHours;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.ScopeKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A log, and of which scopes and periods the metrics are asked for: of each scope in each period. */
enum Asked {
    SHANGHAI("Asia/Shanghai", 1, List.of(), false),
    BERLIN("Europe/Berlin", 7, List.of("too dear", "timing"), true),
    REAL("UTC", 0, List.of(), false);

    private static final int DEALS = 120;
    private static final List<String> SCOPES = List.of(
            "org", "team:Tina", "team:Tom", "office:East", "rep:Ann", "rep:Bob", "rep:Cid", "rep:Dee", "rep:Fay",
            "rep:Gil", "rep:Hal", "product:GTX Pro", "series:GTX", "segment:technology", "region:Germany", "source:web", "competitor:Initech", "loss-reason:price",
            "team*product:Tina*GTX Pro");
    private static final List<String> PERIODS = List.of(
            "2017-03", "2017-05", "2017-Q2", "2017-Q3", "2017", "all", "2017-03-10..2017-04-25", "FY2017-Q3", "FY2017-P02",
            "2017-06-01..2018-02-28");
    private static final List<String> REAL_SCOPES = List.of(
            "org", "team:Rocco Neubert", "office:East", "rep:Darcel Schlecht", "product:GTX Pro", "segment:technology");
    private static final List<String> REAL_PERIODS = List.of("2017-07", "2017-Q2", "2017", "all");
    // Long after the last event: what is known then does not change any more.
    private static final String LATER = "2018-02-28";
    // A period that is not over.
    private static final String AMID = "2017-05-20";

    private final String zone;
    private final long seed;

    /** Reasons of losses that say that there was nothing to win. */
    private final List<String> disqualified;

    /** Whether it is known when people work. */
    private final boolean working;

    Asked(String zone, long seed, List<String> disqualified, boolean working) {
        this.zone = zone;
        this.seed = seed;
        this.disqualified = disqualified;
        this.working = working;
    }

    Reporting reporting() {
        return Reporting.of(zone, "USD")
                .disqualifying(disqualified)
                .working(working ? Organisation.WORKING_HOURS : WorkingHours.UNKNOWN);
    }

    private boolean isReal() {
        return this == REAL;
    }

    List<ReferenceFact> statements() {
        return isReal()
                ? SalesOpportunities.statements()
                : Stream.concat(Organisation.reference().stream(), Plans.all().stream()).toList();
    }

    /** Writes down the log and what is asked for the engine that computes it by itself. */
    BatchOracle written() throws IOException {
        BatchOracle oracle = new BatchOracle(
                Path.of("target", "oracle-of-metrics-" + name().toLowerCase(Locale.ROOT)), zone, "USD",
                isReal() ? List.of() : ScopeKinds.DEFAULT_PAIRS, disqualified,
                working ? Organisation.WORKING_MINUTES : Map.of());
        if (isReal()) {
            oracle.write(BatchOracle.DEALS, Organisation.lines(Families.DEAL, realDeals()));
            oracle.write(BatchOracle.CUSTOMERS, List.of());
            oracle.write(BatchOracle.ACTIVITIES, List.of());
        } else {
            Organisation.of(seed, DEALS).write(oracle, new Random(seed));
        }
        oracle.write(BatchOracle.REFERENCE, Organisation.lines(Families.REFERENCE, Organisation.statements(statements())));
        oracle.write("asked.csv", rows());
        return oracle;
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (String scope : isReal() ? REAL_SCOPES : SCOPES) {
            for (String period : isReal() ? REAL_PERIODS : PERIODS) {
                rows.add(row(scope, period, LATER));
            }
            if (!isReal()) {
                rows.add(row(scope, "2017-Q2", AMID));
            }
        }
        return rows;
    }

    private static String row(String scope, String period, String asOf) {
        return '"' + scope + "\"," + period + ',' + asOf;
    }

    private static List<Event<DealFact>> realDeals() {
        return SalesOpportunities.deals().values().stream().flatMap(Collection::stream).toList();
    }

    /** The same log as the platform folds it. */
    CellTable cells(Reference reference) {
        Organisation made = Organisation.of(seed, isReal() ? 1 : DEALS);
        List<Event<CustomerFact>> customers = isReal() ? List.of() : made.customers();
        List<Event<ActivityFact>> activities = isReal() ? List.of() : made.activities();
        FoldedLog folded = new FoldedLog(
                isReal() ? realDeals() : made.deals(), customers, activities, reference, reporting());
        CellTable cells = new CellTable();
        cells.addAll(Map.copyOf(folded.cells()));
        return cells;
    }
}
