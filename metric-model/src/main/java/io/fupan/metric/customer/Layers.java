package io.fupan.metric.customer;

import io.fupan.metric.cell.Tally;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Revenue as layers, each as old as the day it came; what came last goes first. So what a period loses of the revenue
 * there was at its beginning is what goes of layers older than the period: at most all of it, whatever came and went in
 * between.
 */
final class Layers {

    private record Layer(LocalDate since, long amount) {}

    private final Deque<Layer> layers = new ArrayDeque<>();

    void change(Tally tally, LocalDate day, long change) {
        if (change > 0) {
            layers.push(new Layer(day, change));
        } else {
            lose(tally, day, -change);
        }
    }

    private void lose(Tally tally, LocalDate day, long amount) {
        long left = amount;
        while (left > 0) {
            Layer top = layers.pop();
            long gone = Math.min(left, top.amount());
            Presence.since(tally, CustomerMeasures.MRR_LOST, top.since(), day, gone);
            left -= gone;
            if (gone < top.amount()) {
                layers.push(new Layer(top.since(), top.amount() - gone));
            }
        }
    }
}
