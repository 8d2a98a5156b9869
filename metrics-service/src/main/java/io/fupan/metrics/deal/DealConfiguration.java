package io.fupan.metrics.deal;

import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.deal.DealDocuments;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.fupan.service.view.MongoView;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes the view of the deals. */
@Configuration(proxyBeanMethods = false)
class DealConfiguration {

    @Bean
    LogFollower dealFollower(LogFollowers followers, MongoTemplate mongo, Reporting reporting) {
        DealDocuments documents = new DealDocuments(Deals.COLLECTION, reporting.currency().getCurrencyCode());
        return followers.follow("deals", List.of(Topics.DEALS), new MongoView("deals.v2", mongo, documents));
    }

    @Bean
    Deals deals(MongoTemplate mongo) {
        return new Deals(mongo);
    }
}
