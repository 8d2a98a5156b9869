package io.fupan.metrics;

import io.fupan.service.metric.MetricViewsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the metrics service: one transform (events to cells), two views in memory, one in MongoDB, one API. */
@SpringBootApplication
@Import(MetricViewsConfiguration.class)
public class MetricsApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(MetricsApplication.class, args);
    }
}
