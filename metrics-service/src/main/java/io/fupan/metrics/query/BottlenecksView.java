package io.fupan.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.bottleneck.Bottlenecks;
import io.fupan.metric.catalogue.MetricValue.PeriodRef;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bottlenecks, each of whose findings leads to its number and its deals. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BottlenecksView(
        Scope scope,
        PeriodRef period,
        List<PeriodRef> baseline,
        LocalDate asOf,
        @Nullable String pipeline,
        boolean ordered,
        int horizon,
        double falseDiscoveryRate,
        String currency,
        List<Linked<Bottlenecks.Finding>> findings) {

    BottlenecksView {
        baseline = List.copyOf(baseline);
        findings = List.copyOf(findings);
    }

    static BottlenecksView of(Bottlenecks found, StageLinks links) {
        return new BottlenecksView(
                found.scope(),
                found.period(),
                found.baseline(),
                found.asOf(),
                found.pipeline(),
                found.ordered(),
                found.horizon(),
                found.falseDiscoveryRate(),
                found.currency(),
                found.findings().stream()
                        .map(finding -> new Linked<>(finding, links.ofFinding(finding)))
                        .toList());
    }
}
