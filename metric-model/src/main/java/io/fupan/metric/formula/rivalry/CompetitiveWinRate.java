package io.fupan.metric.formula.rivalry;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import io.fupan.metric.scope.ScopeKinds;
import org.jspecify.annotations.Nullable;

/** Of the closed deals that a competitor was noticed in, those that were won. */
final class CompetitiveWinRate {

    static final String ANY = "any";
    static final String HEAD_TO_HEAD = "headToHead";

    private CompetitiveWinRate() {}

    static Reading read(Window window, MetricQuery query) {
        boolean alone = HEAD_TO_HEAD.equals(query.variant());
        Quantities flow = window.flow(Measures.COMPETITION);
        if (window.scope().kind().equals(ScopeKinds.COMPETITOR)) {
            return against(flow, alone ? Measures.ALONE : "", window, query.stage());
        }
        if (query.stage() != null) {
            throw new InvalidQuery("stage", "a stage can be asked for with a scope 'competitor:…' only");
        }
        return alone
                ? share(sum(flow, Measures.WON + Measures.ALONE), sum(flow, Measures.LOST + Measures.ALONE))
                : share(flow.sum(Measures.WON + Measures.CONTESTED), flow.sum(Measures.LOST + Measures.CONTESTED));
    }

    private static Reading against(Quantities flow, String suffix, Window window, @Nullable String stage) {
        long won = sum(flow, Measures.WON + Measures.LAST + suffix);
        if (stage == null) {
            return share(won, sum(flow, Measures.LOST + Measures.LAST + suffix));
        }
        if (window.reference().stagesFrom(stage, window.period().lastDay()).isEmpty()) {
            throw new InvalidQuery("stage", "no pipeline that is defined has the stage '%s'".formatted(stage));
        }
        // A deal that was won has passed every stage.
        return share(won, flow.sum(Measures.at(Measures.LOST + Measures.REACHED + suffix, stage)));
    }

    private static Reading share(long won, long lost) {
        return Reading.share(won, won + lost);
    }

    private static long sum(Quantities flow, String measure) {
        String prefix = Measures.at(measure, "");
        return flow.sums().tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }
}
