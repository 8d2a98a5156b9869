package io.fupan.feedback.score;

import io.fupan.feedback.answer.CustomerAnswer;
import io.fupan.metric.statistics.NetPromoterScore;
import java.util.Collection;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who would recommend: one answer of each respondent, the latest in the window. */
final class Recommendation {

    private static final int LOWEST_PROMOTER = 9;
    private static final int HIGHEST_DETRACTOR = 6;

    private Recommendation() {}

    static NetPromoterScore of(List<CustomerAnswer> answers) {
        Collection<CustomerAnswer> latest = answers.stream()
                .collect(Collectors.toMap(
                        CustomerAnswer::respondent,
                        Function.identity(),
                        BinaryOperator.maxBy(CustomerAnswer.IN_TIME)))
                .values();
        long promoters = latest.stream().filter(answer -> answer.score() >= LOWEST_PROMOTER).count();
        long detractors = latest.stream().filter(answer -> answer.score() <= HIGHEST_DETRACTOR).count();
        return new NetPromoterScore(promoters, latest.size() - promoters - detractors, detractors);
    }
}
