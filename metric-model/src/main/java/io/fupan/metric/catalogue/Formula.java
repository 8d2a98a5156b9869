package io.fupan.metric.catalogue;

/** How a metric is computed from cells. */
@FunctionalInterface
interface Formula {

    /** Computes; the query is complete and valid for the metric. */
    Reading read(Window window, MetricQuery query);
}
