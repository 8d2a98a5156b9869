package io.fupan.metric.cell;

import java.util.List;

/** The cells of one scope and family, of all parts. */
record RowOfParts(List<PackedCells> parts) {

    /** The first and the last day that has a cell. */
    Run run() {
        Run run = Run.NONE;
        for (PackedCells part : parts) {
            run = run.with(part.run());
        }
        return run;
    }

    long bytes(Run run) {
        long bytes = 0;
        for (PackedCells part : parts) {
            bytes += part.bytes(run);
        }
        return bytes;
    }

    /** Adds up the cells of a run of days. */
    void sum(Run run, Summation sum) {
        for (PackedCells part : parts) {
            part.sum(run, sum);
        }
    }

    /** What has no day. */
    Quantities undated() {
        Summation sum = new Summation();
        for (PackedCells part : parts) {
            part.undated(sum);
        }
        return sum.total();
    }
}
