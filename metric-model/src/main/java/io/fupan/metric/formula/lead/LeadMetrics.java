package io.fupan.metric.formula.lead;

import static io.fupan.metric.formula.MetricDefinition.FRACTION;
import static io.fupan.metric.formula.MetricDefinition.MINUTES;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.Statistic;
import io.fupan.metric.lead.LeadMeasures;
import java.util.List;
import java.util.stream.Stream;

/** How soon leads were answered, and what became of them. */
public final class LeadMetrics {

    private static final String[] AWAITED = LeadMeasures.AWAITED.toArray(String[]::new);

    /** By the clock, and in working hours. */
    private static final String[] OF_EITHER_CLOCK = Stream.concat(
                    LeadMeasures.AWAITED.stream(),
                    LeadMeasures.AWAITED.stream().map(awaited -> awaited + ResponseFormulas.BUSINESS_HOURS))
            .toArray(String[]::new);

    private LeadMetrics() {}

    /** All of them, in the order of the catalogue. */
    public static List<Metric> all() {
        return List.of(leadResponse(), leadResponseBand(), leadResponseSurvival(), leadsCreated(), leadConversion());
    }

    private static Metric leadResponse() {
        return Metric.named("leadResponse", "M21")
                .version(2)
                .called("Lead response", "线索首次响应")
                .meaning(
                        "Minutes from the creation of a lead to the first attempt of a person to reach it, to the first"
                                + " contact in which both sides took part, or to its assignment; of the leads created in"
                                + " the period and answered. What machines send is no answer. By the clock, or in the"
                                + " variants BusinessHours within working hours.",
                        "线索创建到首次人工触达（attempt）、首次双向沟通（contact）或首次分配（assignment）的分钟数；"
                                + "只计期内创建且已响应的线索，自动发送的不算响应。默认按自然时间，BusinessHours 变体只计工作时间。")
                .notation("answeredAt − createdAt")
                .unit(MINUTES)
                .variants(OF_EITHER_CLOCK)
                .statistics(Statistic.OF_DURATIONS)
                .families(Measures.LEADS)
                .by(ResponseFormulas::response);
    }

    private static Metric leadResponseBand() {
        return Metric.named("leadResponseBand", "M21")
                .version(2)
                .called("Lead response, by band", "线索响应分布")
                .meaning(
                        "The share of the leads created in the period that was answered within so many minutes; the"
                                + " bands, with those not answered, add up to all.",
                        "期内创建的线索中，在相应分钟区间内得到响应的占比；各区间与未响应（unanswered）之和为全部。")
                .notation("answered within the band ÷ leads created")
                .unit(FRACTION)
                .variants(OF_EITHER_CLOCK)
                .statistics(ResponseFormulas.BANDS)
                .families(Measures.LEADS)
                .by(ResponseFormulas::band);
    }

    private static Metric leadResponseSurvival() {
        return Metric.named("leadResponseSurvival", "M21")
                .version(2)
                .called("Lead response, those waiting included", "线索响应（含未响应）")
                .meaning(
                        "Minutes by which half of the leads are answered, after Kaplan and Meier: leads not answered"
                                + " count for as long as they have waited.",
                        "一半线索得到响应所需的分钟数（Kaplan–Meier）；未响应的线索按已等待时间计入。")
                .notation("S(t) ≤ 0.5")
                .unit(MINUTES)
                .variants(AWAITED)
                .families(Measures.LEADS)
                .by(ResponseFormulas::survival);
    }

    private static Metric leadsCreated() {
        return Metric.named("leadsCreated", "leadsCreated")
                .version(2)
                .called("Leads created", "新增线索数")
                .meaning("Leads created in the period.", "期内创建的线索数。")
                .notation("|{l: createdAt ∈ P}|")
                .families(Measures.LEADS)
                .by(ResponseFormulas::created);
    }

    private static Metric leadConversion() {
        return Metric.named("leadConversion", "leadConversion")
                .called("Lead conversion", "线索转化率")
                .meaning(
                        "Of the leads created in the period, the share that became a deal or a customer within the"
                                + " horizon; only leads as old as the horizon count.",
                        "期内创建的线索在观察期内转为商机或客户的占比；只计已满观察期的线索。")
                .notation("converted within H ÷ created in P aged ≥ H")
                .unit(FRACTION)
                .parameters("horizon")
                .families(Measures.LEADS)
                .by(ResponseFormulas::conversion);
    }
}
