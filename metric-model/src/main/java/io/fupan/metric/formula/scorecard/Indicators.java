package io.fupan.metric.formula.scorecard;

import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import org.jspecify.annotations.Nullable;

/** The metrics that a scorecard may weigh, each with its default variant and statistic. */
public interface Indicators {

    /** The definition of a metric; {@code null} if there is none of this name, or if it cannot be read without more. */
    @Nullable MetricDefinition definition(String metric);

    /** What a metric that has a definition reads. */
    Reading read(String metric, Window window);
}
