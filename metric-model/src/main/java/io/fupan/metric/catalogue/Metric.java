package io.fupan.metric.catalogue;

/** A metric: what it means and how it is computed. */
record Metric(MetricDefinition definition, Formula formula) {}
