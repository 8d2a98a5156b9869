package io.fupan.metrics.customer;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.fupan.service.view.MongoView;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes the view of the customers. */
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    LogFollower customerFollower(LogFollowers followers, MongoTemplate mongo) {
        return followers.follow(
                "customers", List.of(Topics.CUSTOMERS), new MongoView("customers.v2", mongo, new CustomerDocuments()));
    }

    @Bean
    Customers customers(MongoTemplate mongo, LogFollower customerFollower) {
        return new Customers(mongo, customerFollower::position);
    }

    @Bean
    CustomerEvidence customerEvidence(Customers customers, MetricCatalogue catalogue, Reporting reporting) {
        return new CustomerEvidence(customers, catalogue, reporting);
    }
}
