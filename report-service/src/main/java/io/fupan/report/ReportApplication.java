package io.fupan.report;

import io.fupan.report.view.Gate;
import io.fupan.service.metric.MetricViewsConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the report service: a door for retros, views of what the reports are made from, and their API. */
@SpringBootApplication
@Import(MetricViewsConfiguration.class)
public class ReportApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(ReportApplication.class, args);
    }

    @Bean
    Gate gate() {
        return new Gate();
    }
}
