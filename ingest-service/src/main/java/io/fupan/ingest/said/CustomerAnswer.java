package io.fupan.ingest.said;

import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import org.jspecify.annotations.Nullable;

/** Answers of customers, checked: the scores are computed from them as they are. */
public final class CustomerAnswer {

    /** The longest text that is kept; what is longer is in the receipt. */
    public static final int MAX_TEXT = 4000;

    private static final int NPS_SCALE = 10;
    private static final int SMALLEST_SCALE = 2;

    private CustomerAnswer() {}

    /**
     * How likely the customer is to recommend us.
     *
     * @throws Rejected if the score is not from 0 to 10
     */
    public static FeedbackFact nps(
            long score, @Nullable String account, @Nullable String deal, @Nullable String text) {
        return answer("nps", score, 0, NPS_SCALE, account, deal, text);
    }

    /**
     * How satisfied the customer is.
     *
     * @throws Rejected if the score is not from 1 to the scale, or the scale not from 2 to 10
     */
    public static FeedbackFact csat(
            long score, int scale, @Nullable String account, @Nullable String deal, @Nullable String text) {
        if (scale < SMALLEST_SCALE || scale > NPS_SCALE) {
            throw new Rejected("OUT_OF_RANGE", "scale", "expected a scale from 2 to 10, but received " + scale);
        }
        return answer("csat", score, 1, scale, account, deal, text);
    }

    private static FeedbackFact answer(
            String instrument,
            long score,
            int least,
            int most,
            @Nullable String account,
            @Nullable String deal,
            @Nullable String text) {
        if (score < least || score > most) {
            throw new Rejected(
                    "OUT_OF_RANGE",
                    "score",
                    "expected a score from %d to %d, but received %d".formatted(least, most, score));
        }
        return new FeedbackFact.CustomerAnswered(instrument, (int) score, most, account, deal, text);
    }
}
