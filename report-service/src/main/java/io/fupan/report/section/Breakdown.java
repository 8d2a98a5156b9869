package io.fupan.report.section;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.scope.Scope;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section.Row;
import io.fupan.report.content.Text;
import io.fupan.report.finding.Groups.Group;
import io.fupan.report.finding.Share;
import io.fupan.report.input.ReportInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Metrics of all scopes of a kind, side by side. */
final class Breakdown {

    private final ReportInput input;
    private final Numbers numbers;
    private final String kind;

    Breakdown(ReportInput input, String kind) {
        this.input = input;
        this.numbers = new Numbers(input);
        this.kind = kind;
    }

    List<Scope> scopes() {
        return List.copyOf(MetricCatalogue.scopes(input.cells(), input.reference(), kind));
    }

    List<Text> columns(Text first, List<String> metrics) {
        List<Text> columns = new ArrayList<>(List.of(first));
        metrics.forEach(metric -> columns.add(numbers.label(metric)));
        return columns;
    }

    List<Row> rows(List<String> metrics) {
        return scopes().stream().map(scope -> row(scope, metrics)).toList();
    }

    private Row row(Scope scope, List<String> metrics) {
        List<Text> cells = new ArrayList<>(List.of(Text.same(scope.name())));
        List<JsonNode> values = new ArrayList<>();
        for (String metric : metrics) {
            MetricQuery query = input.query(metric).about(scope);
            MetricValue value = input.value(query);
            cells.add(metric.equals("winRate") ? numbers.shown(value) : numbers.brief(value));
            values.add(numbers.json(value, query));
        }
        return new Row(cells, values);
    }

    /** The win rate of each scope, for comparison. */
    List<Group> winRates(List<Scope> scopes) {
        return scopes.stream().map(this::winRate).toList();
    }

    private Group winRate(Scope scope) {
        MetricQuery query = input.query("winRate").about(scope);
        Share share = Numbers.share(input.value(query));
        return new Group(
                Text.same(scope.name()),
                share,
                Evidence.of(numbers.metricLink(query), Objects.requireNonNull(numbers.dealsLink(query))));
    }

    /** All cases of the groups together. */
    static Share all(List<Group> groups) {
        return new Share(
                groups.stream().mapToLong(group -> group.share().part()).sum(),
                groups.stream().mapToLong(group -> group.share().whole()).sum());
    }
}
