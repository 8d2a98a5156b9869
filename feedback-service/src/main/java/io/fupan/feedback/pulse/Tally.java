package io.fupan.feedback.pulse;

import io.fupan.feedback.answer.TeamAnswer;
import java.util.Collection;

/**
 * Sums over some answers.
 *
 * @param n how many
 * @param sum of the scores
 * @param favourable how many scored 4 or 5
 */
record Tally(long n, long sum, long favourable) {

    static final Tally NONE = new Tally(0, 0, 0);
    private static final int LOWEST_FAVOURABLE = 4;

    static Tally of(Collection<TeamAnswer> answers) {
        return answers.stream()
                .map(answer -> new Tally(1, answer.score(), answer.score() >= LOWEST_FAVOURABLE ? 1 : 0))
                .reduce(NONE, Tally::plus);
    }

    Tally plus(Tally other) {
        return new Tally(n + other.n, sum + other.sum, favourable + other.favourable);
    }

    double mean() {
        return (double) sum / n;
    }

    double favourableShare() {
        return (double) favourable / n;
    }
}
