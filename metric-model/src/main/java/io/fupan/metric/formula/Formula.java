package io.fupan.metric.formula;

/** How a metric is computed from cells. */
@FunctionalInterface
public interface Formula {

    /** Computes; the query is complete and valid for the metric. */
    Reading read(Window window, MetricQuery query);
}
