package io.fupan.bench.ingest;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The valid rounds of a shape.
 *
 * @param shape how events were sent
 * @param rounds the valid ones
 * @param discarded how many were not
 */
record Summary(Shape shape, List<Round> rounds, int discarded) {

    /**
     * A middle and how far the rest lies apart.
     *
     * @param median of the rounds
     * @param least of the rounds
     * @param most of the rounds
     */
    record Spread(double median, double least, double most) {

        @Override
        public String toString() {
            return "%.3f (%.3f to %.3f)".formatted(median, least, most);
        }
    }

    Spread of(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
        return """
                %s: %d rounds, %d discarded; goal %.2f
                  throughput, ingest / ceiling                       %s
                  processor time, ceiling / ingest, with the broker  %s
                  processor time, ceiling / ingest, server alone     %s
                """
                .formatted(
                        shape.name(),
                        rounds.size(),
                        discarded,
                        shape.goal(),
                        of(Round::throughput),
                        of(Round::cpu),
                        of(Round::serverCpu));
    }
}
