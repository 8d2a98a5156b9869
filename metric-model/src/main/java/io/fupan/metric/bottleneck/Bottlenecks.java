package io.fupan.metric.bottleneck;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricValue.Bounds;
import io.fupan.metric.catalogue.MetricValue.PeriodRef;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was tested, and what was found: bottlenecks first, the dearest first; what gave no evidence is there as well.
 *
 * @param baseline the periods compared with, taken together
 * @param ordered whether the order of the stages is known; without it nothing that is lost can be priced
 * @param horizon days that a deal is given to leave a stage
 * @param falseDiscoveryRate the share of false findings that is accepted over all tests
 * @param currency of the impacts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bottlenecks(
        Scope scope,
        PeriodRef period,
        List<PeriodRef> baseline,
        LocalDate asOf,
        @Nullable String pipeline,
        boolean ordered,
        int horizon,
        double falseDiscoveryRate,
        String currency,
        List<Finding> findings) {

    /** It is larger than it may be, and more than chance. */
    public static final String BOTTLENECK = "BOTTLENECK";

    /** It is larger than it may be, but that may be chance. */
    public static final String WATCH = "WATCH";

    /** Nothing to be seen, or too little to see it by. */
    public static final String NO_EVIDENCE = "NO_EVIDENCE";

    /**
     * One test of one stage.
     *
     * @param type {@code LEAK}, {@code STALL}, {@code PILE_UP} or {@code REWORK}
     * @param former whether the pipeline no longer has the stage at the end of the period
     * @param impact money lost, or tied up in deals that take longer; {@code null} if it is not known what they would bring
     * @param now the rate, median days or number of deals of the period
     * @param before the same of the baseline; of a pile-up the upper limit
     * @param effect the difference; of a stall the ratio
     * @param interval of the effect, if one can be given
     * @param probability of such an effect if nothing has changed
     * @param adjusted the same for one of so many tests
     * @param n cases of the period
     * @param nBefore cases of the baseline
     * @param reason why there was no test
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Finding(
            String verdict,
            String type,
            String stage,
            boolean former,
            @Nullable Figure impact,
            @Nullable Bounds impactInterval,
            @Nullable Figure now,
            @Nullable Figure before,
            @Nullable Figure effect,
            @Nullable Bounds interval,
            @Nullable Double probability,
            @Nullable Double adjusted,
            long n,
            long nBefore,
            @Nullable String reason) {}

    /** Copies the lists. */
    public Bottlenecks {
        baseline = List.copyOf(baseline);
        findings = List.copyOf(findings);
    }
}
