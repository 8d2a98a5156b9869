package io.fupan.feedback.pulse;

import java.util.Arrays;

/**
 * The lightest set of edges whose removal falls a connected part of an undirected graph apart, by the algorithm of
 * Stoer and Wagner (1997).
 */
final class MinimumCut {

    /** What a graph weighs of which no part can fall apart. */
    static final int NONE = Integer.MAX_VALUE;

    private final int[][] weights;
    private final boolean[] merged;
    private int left;

    private MinimumCut(int[][] weights) {
        this.weights = weights;
        this.merged = new boolean[weights.length];
        this.left = weights.length;
    }

    /**
     * The weight of the lightest cut inside any connected part; {@link #NONE} if no part has two vertices.
     *
     * @param weights symmetric, 0 where there is no edge
     */
    static int of(int[][] weights) {
        MinimumCut cut = new MinimumCut(Arrays.stream(weights).map(int[]::clone).toArray(int[][]::new));
        int lightest = NONE;
        while (cut.left > 1) {
            lightest = Math.min(lightest, cut.phase());
        }
        return lightest;
    }

    /** Adds vertex after vertex, the most strongly attached first, and merges the last two. */
    private int phase() {
        int[] attached = new int[weights.length];
        boolean[] added = merged.clone();
        int before = -1;
        int last = -1;
        for (int step = 0; step < left; step++) {
            before = last;
            last = heaviest(attached, added);
            added[last] = true;
            for (int vertex = 0; vertex < weights.length; vertex++) {
                attached[vertex] += added[vertex] ? 0 : weights[last][vertex];
            }
        }
        int cut = attached[last];
        merge(before, last);
        // A cut of weight 0 divides parts that were not connected to begin with.
        return cut == 0 ? NONE : cut;
    }

    private static int heaviest(int[] attached, boolean[] added) {
        int heaviest = -1;
        for (int vertex = 0; vertex < attached.length; vertex++) {
            if (!added[vertex] && (heaviest < 0 || attached[vertex] > attached[heaviest])) {
                heaviest = vertex;
            }
        }
        return heaviest;
    }

    private void merge(int into, int gone) {
        for (int vertex = 0; vertex < weights.length; vertex++) {
            weights[into][vertex] += weights[gone][vertex];
            weights[vertex][into] = weights[into][vertex];
        }
        weights[into][into] = 0;
        merged[gone] = true;
        left--;
    }
}
