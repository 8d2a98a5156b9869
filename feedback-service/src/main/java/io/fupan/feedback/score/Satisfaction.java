package io.fupan.feedback.score;

import io.fupan.feedback.answer.CustomerAnswer;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customer satisfaction: the fraction of answers in the two highest boxes of their scale. On scales of two and three
 * points the second box is not satisfaction yet, so only the highest counts.
 */
record Satisfaction(long satisfied, long n) {

    private static final int SMALLEST_SCALE_WITH_TWO_BOXES = 4;

    static Satisfaction of(List<CustomerAnswer> answers) {
        return new Satisfaction(answers.stream().filter(Satisfaction::isSatisfied).count(), answers.size());
    }

    @Nullable Double value() {
        return n == 0 ? null : (double) satisfied / n;
    }

    @Nullable Interval interval() {
        return Proportions.wilson(satisfied, n);
    }

    private static boolean isSatisfied(CustomerAnswer answer) {
        int boxes = answer.scale() < SMALLEST_SCALE_WITH_TWO_BOXES ? 1 : 2;
        return answer.score() > answer.scale() - boxes;
    }
}
