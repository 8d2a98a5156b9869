package io.fupan.metric.formula.quota;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.RATIO;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import java.util.List;

/** Targets and forecasts, against what became of them. */
public final class TargetMetrics {

    private static final String[] FROZEN = {Forecasts.DAY + 1, Forecasts.DAY + 30, Forecasts.DAY + 60};

    private TargetMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(
                pipelineCoverage(), coverageNeeded(), quotaAttainment(), repsAtQuota(), repsAtQuotaCount(),
                forecastAccuracy(), forecastBias());
    }

    private static Metric pipelineCoverage() {
        return Metric.named("pipelineCoverage", "M15")
                .called("Pipeline coverage", "管道覆盖率")
                .meaning(
                        "Open pipeline expected to close in the period, not weighted, as a multiple of the target for"
                                + " bookings; in the variant toRemaining of what of it is not booked yet. No source says how"
                                + " likely a deal is to be won, so the variant weighted is not measured.",
                        "预计在期内结单的未结管道金额（未加权）相对赢单额目标的倍数；toRemaining 变体相对尚未完成的目标；"
                                + "尚无商机赢率数据，weighted 变体不可测。")
                .notation("Σ amt(d), d ∈ O, expected close ∈ P ÷ target(P)")
                .unit(RATIO)
                .stock()
                .version(2)
                .variants(Coverage.TO_TARGET, Coverage.TO_REMAINING, Coverage.WEIGHTED)
                .families(Measures.EXPECTED, Measures.DEALS)
                .by(Coverage::read);
    }

    private static Metric coverageNeeded() {
        return Metric.named("coverageNeeded", "M15")
                .called("Coverage needed", "所需覆盖率")
                .meaning(
                        "So many times the target is needed as pipeline, at the win rate by value of the period.",
                        "按期内金额赢单率，达成目标所需的管道倍数。")
                .notation("1 ÷ winRateValue")
                .unit(RATIO)
                .lessIsBetter()
                .families(Measures.DEALS, Measures.SIZES)
                .by(Coverage::needed);
    }

    private static Metric quotaAttainment() {
        return Metric.named("quotaAttainment", "M16")
                .called("Quota attainment", "目标达成率")
                .meaning(
                        "Bookings as a share of the target; of a representative on a ramp or in the role for a part of"
                                + " the days only a share of it. In the variant pace, of what should be reached by the selling days over.",
                        "赢单额占目标的比例；爬坡期或在岗不足的销售按比例折算。pace 变体相对按已过销售日应完成的目标。")
                .notation("bookings ÷ Σ target × mean(ramp × in role)")
                .unit(FRACTION)
                .version(2)
                .variants(Attainment.OF_TARGET, Attainment.PACE)
                .families(Measures.DEALS)
                .by(Attainment::read);
    }

    private static Metric repsAtQuota() {
        return Metric.named("repsAtQuota", "M17")
                .called("Reps at quota", "达标人数占比")
                .meaning(
                        "Share of the representatives who reach their quota, of those in the role for more than twelve"
                                + " months; not given of fewer than five.",
                        "在岗超过十二个月且有目标的销售中达标人数的占比；少于五人时不给出。")
                .notation("|{r: attainment(r) ≥ 1}| ÷ |{r: tenure(r) > 12 months}|")
                .unit(FRACTION)
                .version(2)
                .families(Measures.DEALS)
                .by(RepsAtQuota::share);
    }

    private static Metric repsAtQuotaCount() {
        return Metric.named("repsAtQuotaCount", "M17")
                .called("Number of reps at quota", "达标人数")
                .meaning(
                        "Representatives who reach their quota, of those in the role for more than twelve months; n is"
                                + " how many these are.",
                        "在岗超过十二个月且有目标的销售中的达标人数；n 为总人数。")
                .notation("|{r: attainment(r) ≥ 1}|")
                .version(2)
                .families(Measures.DEALS)
                .by(RepsAtQuota::number);
    }

    private static Metric forecastAccuracy() {
        return Metric.named("forecastAccuracy", "M18")
                .called("Forecast accuracy", "预测准确率")
                .meaning(
                        "One less the error of the forecasts of bookings that stood on a day of the period (commit),"
                                + " weighted by what was booked.",
                        "一减去按实际赢单额加权的预测误差；取期内某日冻结的 commit 预测。")
                .notation("1 − Σ|F − A| ÷ ΣA")
                .unit(FRACTION)
                .variants(FROZEN)
                .families(Measures.DEALS)
                .by(Forecasts::accuracy);
    }

    private static Metric forecastBias() {
        return Metric.named("forecastBias", "M18")
                .called("Forecast bias", "预测偏差")
                .meaning(
                        "By how much the forecasts that stood on a day of the period were too high (above 0) or too low.",
                        "期内某日冻结的预测偏高（大于 0）或偏低的程度。")
                .notation("Σ(F − A) ÷ ΣA")
                .unit(FRACTION)
                .variants(FROZEN)
                .families(Measures.DEALS)
                .by(Forecasts::bias);
    }
}
