package io.fupan.feedback.score;

import io.fupan.event.Event;
import io.fupan.feedback.answer.CustomerAnswer;
import io.fupan.feedback.answer.CustomerAnswers;
import io.fupan.feedback.window.Days;
import io.fupan.feedback.window.Windows;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Period;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.NetPromoterScore;
import io.fupan.service.view.LogFollower;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Computes scores when they are asked for. */
@Component
final class Scores {

    private static final String NO_ANSWERS = "NO_ANSWERS";

    private final CustomerAnswers answers;
    private final LogFollower follower;
    private final Windows windows;

    Scores(CustomerAnswers answers, LogFollower follower, Windows windows) {
        this.answers = answers;
        this.follower = follower;
        this.windows = windows;
    }

    Score nps(@Nullable String account, Period period) {
        Found found = find("nps", account, period);
        NetPromoterScore nps = Recommendation.of(found.answers());
        return found.score(
                "M32",
                "points",
                nps.n(),
                nps.score(),
                nps.interval(),
                Map.of("promoters", nps.promoters(), "passives", nps.passives(), "detractors", nps.detractors()));
    }

    Score csat(@Nullable String account, Period period) {
        Found found = find("csat", account, period);
        Satisfaction csat = Satisfaction.of(found.answers());
        return found.score(
                "M33",
                "fraction",
                csat.n(),
                csat.value(),
                csat.interval(),
                Map.of("satisfied", csat.satisfied(), "unsatisfied", csat.n() - csat.satisfied()));
    }

    private Found find(String instrument, @Nullable String account, Period period) {
        // The cut first: what is found contains at least that much.
        Map<String, Long> cut = new TreeMap<>();
        follower.position().forEach((partition, next) -> cut.put(partition.toString(), next));
        return new Found(
                instrument,
                account,
                period,
                cut,
                answers.of(new CustomerAnswers.Selection(
                        windows.begin(period), windows.end(period), instrument, account)));
    }

    /** The answers a score is computed from. */
    private record Found(
            String instrument,
            @Nullable String account,
            Period period,
            Map<String, Long> cut,
            List<CustomerAnswer> answers) {

        Score score(
                String definition,
                String unit,
                long n,
                @Nullable Double value,
                @Nullable Interval interval,
                Map<String, Long> counts) {
            return new Score(
                    instrument,
                    new MetricValue.DefinitionRef(definition, 1),
                    account == null ? "org" : "account:" + account,
                    Days.of(period),
                    value,
                    unit,
                    n,
                    interval,
                    n == 0 ? Status.NO_DATA : Status.OK,
                    n == 0 ? NO_ANSWERS : null,
                    period.asOf(),
                    cut,
                    new TreeMap<>(counts),
                    Map.of("answers", link()),
                    answers.stream().anyMatch(answer -> Event.INVENTED.equals(answer.provenance()))
                            ? Event.INVENTED
                            : null);
        }

        private String link() {
            UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/api/v1/feedback/customer")
                    .queryParam("period", "{period}")
                    .queryParam("asOf", "{asOf}");
            return account == null
                    ? uri.encode().buildAndExpand(period.text(), period.asOf()).toUriString()
                    : uri.queryParam("account", "{account}")
                            .encode()
                            .buildAndExpand(period.text(), period.asOf(), account)
                            .toUriString();
        }
    }
}
