package io.fupan.metrics.query;

import io.fupan.metric.bottleneck.Bottlenecks;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metrics.window.Question;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where what is said of a stage leads. */
final class StageLinks {

    private final MetricCatalogue catalogue;
    private final MetricQuery query;

    /**
     * The links of answers to a question.
     *
     * @param query says the scope, period and horizon
     */
    StageLinks(MetricCatalogue catalogue, MetricQuery query) {
        this.catalogue = catalogue;
        this.query = query;
    }

    /** Of a stage of a funnel: of each of its numbers the deals. */
    Map<String, String> ofFunnel(String stage) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("entered", entered(stage));
        put(links, "conversion", conversion(stage));
        put(links, "timeInStage", about("timeInStage").withStage(stage));
        put(links, "lost", about("stageFlow").withVariant("lost").withStage(stage));
        put(links, "open", about("dealsOpen").withStage(stage));
        return links;
    }

    /** Of a finding: the number it is about, and the deals of that; of steps back no number is made but this one. */
    Map<String, String> ofFinding(Bottlenecks.Finding finding) {
        MetricQuery number =
                switch (finding.type()) {
                    case "LEAK" -> conversion(finding.stage());
                    case "STALL" -> about("timeInStage").withVariant("survival").withStage(finding.stage());
                    case "PILE_UP" -> about("dealsOpen").withStage(finding.stage());
                    default -> null;
                };
        return number == null
                ? Map.of("evidence", entered(finding.stage()))
                : Links.ofPart(number, catalogue.definition(number.metric()));
    }

    /** Of a number of the funnel as a whole. */
    Map<String, String> ofWhole(String metric) {
        return Links.ofPart(about(metric), catalogue.definition(metric));
    }

    private void put(Map<String, String> links, String relation, MetricQuery number) {
        String evidence = Links.evidence(number, catalogue.definition(number.metric()));
        if (evidence != null) {
            links.put(relation, evidence);
        }
    }

    private String entered(String stage) {
        return new Question(query.scope(), query.period())
                .address("/api/v1/deals", Map.of("outcome", "entered", "stage", stage));
    }

    private MetricQuery conversion(String stage) {
        Integer horizon = query.horizon();
        MetricQuery conversion = about("stageConversion").withStage(stage);
        return horizon == null ? conversion : conversion.withHorizon(horizon);
    }

    private MetricQuery about(String metric) {
        return MetricQuery.of(metric, query.scope(), query.period());
    }
}
