package io.fupan.metrics.query;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.ReferenceView;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes what the API answers with. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration implements WebMvcConfigurer {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    MetricCatalogue metricCatalogue(Reporting reporting) {
        return new MetricCatalogue(reporting.currency());
    }

    @Bean
    CallerVisibility callerVisibility(ReferenceView reference, Reporting reporting, Clock clock) {
        return new CallerVisibility(reference, reporting, clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
    }
}
