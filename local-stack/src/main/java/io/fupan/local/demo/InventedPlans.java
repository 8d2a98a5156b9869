package io.fupan.local.demo;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.local.demo.SalesData.Agent;
import io.fupan.local.demo.SalesData.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Targets and spending that the data set lacks; made up, always the same, and marked so. */
final class InventedPlans {

    private static final List<String> QUARTERS = List.of("2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4");
    private static final Map<String, Integer> QUARTERLY_SPEND_USD = Map.of("media", 60_000, "programme", 25_000);
    private static final String REASON = "invented for the demonstration";
    private static final int LEAST_PERCENT = 90;
    private static final int SPREAD_PERCENT = 25;

    private final SalesData data;

    InventedPlans(SalesData data) {
        this.data = data;
    }

    /** Quarterly bookings for each team and, as their sum, for the organisation: near what came, above or below. */
    List<ReferenceFact.TargetSet> targets() {
        List<ReferenceFact.TargetSet> targets = new ArrayList<>();
        for (String quarter : QUARTERS) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Map.Entry<String, BigDecimal> team : bookings(quarter).entrySet()) {
                BigDecimal amount = near(team.getValue(), team.getKey(), quarter);
                targets.add(target("team:" + team.getKey(), quarter, amount));
                sum = sum.add(amount);
            }
            targets.add(target("org", quarter, sum));
        }
        return targets;
    }

    /** What was spent to win customers, by kind and quarter. */
    List<ReferenceFact.SpendRecorded> spend() {
        List<ReferenceFact.SpendRecorded> spend = new ArrayList<>();
        for (String quarter : QUARTERS) {
            new TreeMap<>(QUARTERLY_SPEND_USD).forEach((kind, usual) -> {
                BigDecimal amount = BigDecimal.valueOf(usual + 1000L * Hash.below(20, kind, quarter, "spend"));
                spend.add(new ReferenceFact.SpendRecorded(kind, quarter, new Money(amount, CrmEvents.CURRENCY)));
            });
        }
        return spend;
    }

    private Map<String, BigDecimal> bookings(String quarter) {
        Map<String, String> teams =
                data.agents().stream().collect(Collectors.toMap(Agent::name, Agent::manager));
        return data.opportunities().stream()
                .filter(Opportunity::isWon)
                .filter(row -> quarter.equals(quarterOf(Objects.requireNonNull(row.closedOn()))))
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(teams.get(row.agent())),
                        TreeMap::new,
                        Collectors.reducing(
                                BigDecimal.ZERO, row -> Objects.requireNonNull(row.closeValue()), BigDecimal::add)));
    }

    private static String quarterOf(LocalDate day) {
        return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    private static BigDecimal near(BigDecimal bookings, String team, String quarter) {
        int percent = LEAST_PERCENT + Hash.below(SPREAD_PERCENT, team, quarter, "target");
        return bookings.multiply(BigDecimal.valueOf(percent)).scaleByPowerOfTen(-2).setScale(-3, RoundingMode.HALF_UP);
    }

    private static ReferenceFact.TargetSet target(String scope, String quarter, BigDecimal amount) {
        Money money = new Money(amount.setScale(0), CrmEvents.CURRENCY);
        return new ReferenceFact.TargetSet(scope, quarter, "bookings", money, REASON, null, 1);
    }
}
