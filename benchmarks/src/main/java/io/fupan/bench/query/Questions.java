package io.fupan.bench.query;

import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.leaderboard.Leaderboard;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.util.function.Function;

/** The questions callers ask, answered as the service answers them: from one cut, to JSON. */
record Questions(CellIndex index, MetricCatalogue catalogue, Reference reference) {

    /** A complete question of a metric. */
    MetricQuery query(MetricDefinition metric, Scope scope, String period) {
        Period days = Period.parse(period, Company.LAST, reference.calendars());
        String stage = metric.requires("stage") ? Company.STAGES.get(1) : null;
        return new MetricQuery(metric.metric(), scope, days, null, null, stage, null, null);
    }

    byte[] value(MetricQuery query) {
        return answer(cells -> catalogue.evaluate(cells, reference, query));
    }

    byte[] series(MetricQuery query) {
        return answer(cells -> catalogue.series(cells, reference, query, Grain.parse("month", reference.calendars())));
    }

    byte[] ranking(MetricQuery query) {
        return answer(cells -> catalogue.ranking(cells, reference, query, "rep"));
    }

    byte[] leaderboard(MetricQuery query) {
        return answer(cells -> {
            Reading whole = catalogue.reading(cells, reference, query);
            Figure prior = whole.backing().ratio() == null || whole.value() == null ? null : Figure.number(whole.value());
            return Leaderboard.of(
                    catalogue.ranking(cells, reference, query, "rep"), catalogue.definition(query.metric()), prior);
        });
    }

    private <T> byte[] answer(Function<CellReader, T> computation) {
        return Json.mapper().writeValueAsBytes(index.readAtCut(computation));
    }
}
