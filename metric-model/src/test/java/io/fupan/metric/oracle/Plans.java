package io.fupan.metric.oracle;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.ForecastSubmitted;
import io.fupan.event.reference.ReferenceFact.QuotaRampSet;
import io.fupan.event.reference.ReferenceFact.RosterAssigned;
import io.fupan.event.reference.ReferenceFact.ScorecardDefined;
import io.fupan.event.reference.ReferenceFact.ScorecardWeight;
import io.fupan.event.reference.ReferenceFact.SpendRecorded;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the made-up organisation plans: targets, ramps, forecasts, spend, margins, a fiscal calendar and scorecards. */
final class Plans {

    private Plans() {}

    static List<ReferenceFact> all() {
        List<ReferenceFact> plans = new ArrayList<>();
        plans.add(new ReferenceFact.CalendarDefined(
                "fiscal", 1, "gregorian", LocalDate.parse("2016-04-01"), 2016, null, null));
        addPeople(plans);
        addTargets(plans);
        addForecasts(plans);
        addSpend(plans);
        addScorecards(plans);
        return List.copyOf(plans);
    }

    /** Representatives who were there before there is anything to count, so that a share of those at quota is given. */
    private static void addPeople(List<ReferenceFact> plans) {
        for (String rep : List.of("Fay", "Gil", "Hal")) {
            plans.add(new RosterAssigned(rep, "Tina", "East", null));
            plans.add(target("rep:" + rep, "2017-Q2", "500", "USD"));
        }
        plans.add(new QuotaRampSet("Dee", LocalDate.parse("2017-03-01"), new BigDecimal("0.25")));
        plans.add(new QuotaRampSet("Dee", LocalDate.parse("2017-05-16"), new BigDecimal("0.8")));
        plans.add(new QuotaRampSet("annie", LocalDate.parse("2017-06-01"), new BigDecimal("0.5")));
    }

    /** Whole periods, months that make up a quarter, gaps, another currency by the rate of the plan and without one. */
    private static void addTargets(List<ReferenceFact> plans) {
        plans.add(target("org", "2017", "900000", "USD"));
        plans.add(target("org", "2017-Q2", "150000", "USD"));
        plans.add(target("org", "2017-Q3", "90000", "CHF"));
        plans.add(target("org", "2017-03", "40000", "USD"));
        plans.add(target("org", "2017-05", "1", "USD"));
        plans.add(target("org", "FY2017-Q3", "120000", "USD"));
        plans.add(target("team:Tina", "2017-04", "20000", "USD"));
        plans.add(target("team:Tina", "2017-05", "21000.50", "USD"));
        plans.add(target("team:Tina", "2017-06", "22000", "CHF"));
        plans.add(target("team:Tina", "2017-07", "10000", "USD"));
        plans.add(target("team:Tina", "2017-08", "10000", "USD"));
        plans.add(target("team:Tom", "2017-Q2", "30000", "USD"));
        plans.add(target("team:Tom", "2017-Q3", "5000", "JPY"));
        plans.add(target("rep:Ann", "2017-Q2", "30000", "USD"));
        plans.add(target("rep:Bob", "2017-Q2", "9000", "USD"));
        plans.add(target("rep:Ann", "2017-Q3", "1000", "USD"));
        plans.add(target("rep:Dee", "2017-Q2", "12000", "USD"));
        plans.add(target("rep:Cid", "2017-Q3", "15000", "USD"));
        plans.add(target("product:GTX Pro", "2017-Q2", "50000", "USD"));
        plans.add(level("org", "2017", "grossMargin", "0.75"));
        plans.add(level("org", "2017-Q2", "grossMargin", "0.7"));
        plans.add(level("org", "2018", "grossMargin", "0.8"));
        plans.add(level("team:Tom", "2017", "grossMargin", "0.625"));
        plans.add(level("org", "2017", "winRate", "0.55"));
        plans.add(level("team:Tina", "2017-Q2", "winRate", "0.4"));
        plans.add(level("org", "2017", "salesCycle", "45"));
        plans.add(level("org", "2017-Q2", "dealsWon", "12"));
        plans.add(level("team:Tina", "2017-Q2", "dealsWon", "4"));
        plans.add(level("rep:Ann", "2017-Q2", "dealsWon", "3"));
    }

    private static void addForecasts(List<ReferenceFact> plans) {
        plans.add(forecast("rep:Ann", "2017-Q2", "2017-03-28", "Ann", "21000"));
        plans.add(forecast("rep:Ann", "2017-Q2", "2017-04-20", "Ann", "25000"));
        plans.add(forecast("rep:Ann", "2017-Q2", "2017-04-20", "Zoe", "26000.75"));
        plans.add(forecast("rep:Bob", "2017-Q2", "2017-04-01", "Bob", "18000"));
        plans.add(forecast("rep:Dee", "2017-Q2", "2017-05-30", "Dee", "4000"));
        plans.add(forecast("team:Tina", "2017-Q3", "2017-07-15", "Tina", "33000"));
        plans.add(forecast("team:Tom", "2017-Q3", "2017-07-01", "Tom", "12000"));
        plans.add(forecast("org", "2017", "2016-12-20", "Boss", "500000"));
        plans.add(new ForecastSubmitted(
                "rep:Bob", "2017-Q2", "bookings", "best-case", LocalDate.parse("2017-04-01"), "Bob",
                Money.of("99000", "USD"), null, null));
    }

    private static void addSpend(List<ReferenceFact> plans) {
        plans.add(new SpendRecorded("Media", "2017-Q2", Money.of("12000", "USD")));
        plans.add(new SpendRecorded("programmes", "2017", Money.of("36500", "USD")));
        plans.add(new SpendRecorded("sales-pay", "2017", Money.of("182500", "EUR")));
        plans.add(new SpendRecorded("events", "2017-05", Money.of("930", "GBP")));
        plans.add(new SpendRecorded("tools", "FY2017-Q1", Money.of("4550", "USD")));
        plans.add(new SpendRecorded("agency", "2017-06", Money.of("800", "CHF")));
        plans.add(new SpendRecorded("support", "2017", Money.of("70000", "USD")));
        plans.add(new SpendRecorded("media", "2017-01-15..2017-03-31", Money.of("7600", "USD")));
    }

    private static void addScorecards(List<ReferenceFact> plans) {
        List<ScorecardWeight> weights = List.of(
                weight("bookings", "0.4"), weight("winRate", "0.3"), weight("salesCycle", "0.2"), weight("dealsWon", "0.1"));
        for (String kind : List.of("org", "team", "rep")) {
            plans.add(new ScorecardDefined(kind, 1, weights));
        }
    }

    private static ScorecardWeight weight(String metric, String weight) {
        return new ScorecardWeight(metric, new BigDecimal(weight));
    }

    private static TargetSet target(String scope, String period, String amount, String currency) {
        return new TargetSet(scope, period, "bookings", Money.of(amount, currency), null);
    }

    private static TargetSet level(String scope, String period, String metric, String count) {
        return new TargetSet(scope, period, metric, null, null, new BigDecimal(count), null);
    }

    private static ForecastSubmitted forecast(String scope, String period, String on, String by, String amount) {
        return new ForecastSubmitted(
                scope, period, "bookings", "commit", LocalDate.parse(on), by, Money.of(amount, "USD"), null, null);
    }
}
