package io.fupan.report.section;

import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.report.content.Section.NumberLine;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Shown;
import io.fupan.report.content.Text;
import io.fupan.report.finding.Share;
import io.fupan.report.input.ReportInput;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How metric values come into a section: with their links, and as they are read. */
final class Numbers {

    private static final Text NONE = Text.same("–");

    private static final Map<String, String> OUTCOMES = Map.of(
            "bookings", "won",
            "averageDealSize", "won",
            "medianDealSize", "won",
            "dealsWon", "won",
            "dealsLost", "lost",
            "dealsCreated", "created",
            "dealsOpen", "open",
            "openPipeline", "open");

    private static final Map<String, Text> DETAILS = Map.of(
            "mean", new Text("mean", "均值"),
            "median", new Text("median", "中位数"),
            "won", new Text("won", "赢单"),
            "lost", new Text("lost", "输单"),
            "closed", new Text("closed", "已结束"));

    private static final Map<String, Text> REASONS = Map.of(
            Reasons.ZERO_DENOMINATOR, new Text("nothing to divide by", "分母为零"),
            Reasons.NO_USABLE_AMOUNT, new Text("no amount that can be counted", "没有可计入的金额"),
            Reasons.NO_KNOWN_DURATION, new Text("no known duration", "时长未知"),
            Reasons.NO_DEALS, new Text("no deals", "没有商机"),
            Reasons.HORIZON_NOT_REACHED, new Text("too recent to know the outcome", "时间太近，结果未明"),
            Reasons.UNKNOWN_SCOPE, new Text("unknown scope", "范围未知"));

    private final ReportInput input;

    Numbers(ReportInput input) {
        this.input = input;
    }

    /** A metric of the report's scope and period, compared with the period before and the year before. */
    NumberLine line(String id, MetricQuery query) {
        MetricValue value = input.value(query);
        List<Text> compared = new ArrayList<>();
        addComparison(compared, query, MetricQuery.PREVIOUS, "previous period {0}", "环比 {0}");
        addComparison(compared, query, MetricQuery.YEAR_AGO, "same period a year ago {0}", "同比 {0}");
        return new NumberLine(id, label(query), shown(value), json(value, query), compared);
    }

    NumberLine line(String metric) {
        return line(metric, input.query(metric));
    }

    Text label(MetricQuery query) {
        Map<String, String> names = input.catalogue().definition(query.metric()).names();
        String en = names.getOrDefault("en", query.metric());
        String zh = names.getOrDefault("zh", query.metric());
        List<Text> details = new ArrayList<>();
        for (String detail : new @Nullable String[] {query.variant(), query.statistic(), query.stage()}) {
            if (detail != null) {
                details.add(DETAILS.getOrDefault(detail, Text.same(detail)));
            }
        }
        return details.isEmpty()
                ? new Text(en, zh)
                : new Text(
                        en + details.stream().map(Text::en).collect(Collectors.joining(", ", " (", ")")),
                        zh + details.stream().map(Text::zh).collect(Collectors.joining("，", "（", "）")));
    }

    Text label(String metric) {
        return label(input.query(metric));
    }

    /** The value as it is read, with interval and n where they say something. */
    Text shown(MetricValue value) {
        Figure figure = value.value();
        if (figure == null) {
            String reason = value.reason() == null ? value.status().code() : value.reason();
            return Text.of("– ({0})", "–（{0}）", REASONS.getOrDefault(reason, Text.same(reason)));
        }
        Text number = text(shape(value.unit(), value.currency()).apply(figure.number()));
        MetricValue.Bounds interval = value.interval();
        if (interval == null || value.status().equals(Status.ZERO)) {
            return number;
        }
        Function<BigDecimal, Shown> shape = shape(value.unit(), value.currency());
        return Text.of(
                "{0} [{1}, {2}], n = {3}",
                "{0} [{1}, {2}]，n = {3}",
                number,
                shape.apply(interval.low().number()),
                shape.apply(interval.high().number()),
                Shape.count(value.n()));
    }

    /** Only the number, for tables. */
    Text brief(MetricValue value) {
        return value.value() == null
                ? NONE
                : text(shape(value.unit(), value.currency()).apply(value.value().number()));
    }

    static Text text(Shown shown) {
        return Text.of("{0}", "{0}", shown);
    }

    /** How numbers of a unit are written. */
    Function<BigDecimal, Shown> shape(String unit, @Nullable String currency) {
        return switch (unit) {
            case "money" -> number -> Shape.money(number, currency == null ? input.currency() : currency);
            case "fraction" -> number -> Shape.percent(number.doubleValue());
            case "days" -> Shape::days;
            case "ratio" -> number -> Shape.number(number.doubleValue(), 2);
            default -> number -> Shape.count(number.longValue());
        };
    }

    /** The value as the API states it, with its links. */
    JsonNode json(MetricValue value, MetricQuery query) {
        ObjectNode json = Json.mapper().valueToTree(value);
        ObjectNode links = json.putObject("links");
        links.put("self", metricLink(query));
        String deals = dealsLink(query);
        if (deals != null) {
            links.put("deals", deals);
        }
        return json;
    }

    /** Where a metric can be asked for again. */
    String metricLink(MetricQuery query) {
        StringBuilder link = new StringBuilder("/api/v1/metrics/" + query.metric() + "?scope="
                + encoded(query.scope().toString()) + "&period=" + encoded(query.period().text())
                + "&asOf=" + query.period().asOf());
        append(link, "variant", query.variant());
        append(link, "statistic", query.statistic());
        append(link, "stage", query.stage());
        append(link, "horizon", query.horizon());
        append(link, "compare", query.compare());
        return link.toString();
    }

    /** Where a metric of all scopes of a kind can be asked for again. */
    String rankingLink(String metric, String kind) {
        return "/api/v1/metrics/" + metric + "/by/" + kind + "?period=" + encoded(input.period().text()) + "&asOf="
                + input.period().asOf();
    }

    /** Where the deals behind a metric are listed, if a list of deals can be. */
    @Nullable String dealsLink(MetricQuery query) {
        if (query.stage() != null) {
            return null;
        }
        String outcome = OUTCOMES.getOrDefault(query.metric(), "closed");
        return dealsLink(query.scope(), query.period(), outcome);
    }

    String dealsLink(Scope scope, Period period, String outcome) {
        return "/api/v1/deals?scope=" + encoded(scope.toString()) + "&period=" + encoded(period.text()) + "&asOf="
                + period.asOf() + "&outcome=" + outcome;
    }

    /** The cases of a rate: how many of how many. */
    static Share share(MetricValue rate) {
        return rate.value() == null
                ? new Share(0, 0)
                : new Share(Math.round(rate.value().asDouble() * rate.n()), rate.n());
    }

    private void addComparison(List<Text> compared, MetricQuery query, String kind, String en, String zh) {
        MetricValue.Comparison comparison = input.value(query.comparedWith(kind)).comparison();
        if (comparison == null || comparison.value() == null || isBeforeAllData(comparison)) {
            return;
        }
        MetricValue value = input.value(query);
        Shown before = shape(value.unit(), value.currency()).apply(comparison.value().number());
        if (comparison.delta() != null && value.unit().equals("fraction")) {
            Shown delta = Shape.points(comparison.delta().asDouble());
            compared.add(Text.of(en + " ({1})", zh + "（{1}）", before, delta));
        } else if (comparison.change() != null) {
            Shown change = Shape.change(comparison.change().asDouble());
            compared.add(Text.of(en + " ({1})", zh + "（{1}）", before, change));
        } else {
            compared.add(Text.of(en, zh, before));
        }
    }

    /** Zero deals in a time nobody recorded is no number to compare with. */
    private boolean isBeforeAllData(MetricValue.Comparison comparison) {
        LocalDate first = input.cells().firstDay();
        return first == null || comparison.period().to().isBefore(first);
    }

    private static void append(StringBuilder link, String name, @Nullable Object value) {
        if (value != null) {
            link.append('&').append(name).append('=').append(encoded(value.toString()));
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
