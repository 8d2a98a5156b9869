package io.fupan.metrics.deal;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.deal.DealDocument;
import io.fupan.service.deal.DealDocuments;
import io.fupan.service.topic.Broker;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.fupan.service.view.MongoView;
import java.time.Clock;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes the view of the deals. */
@Configuration(proxyBeanMethods = false)
class DealConfiguration {

    @Bean
    LogFollower dealFollower(LogFollowers followers, MongoTemplate mongo, Reporting reporting) {
        DealDocuments documents = new DealDocuments(Deals.COLLECTION, reporting.currency().getCurrencyCode());
        MongoView.Writer writer = (store, records) -> {
            index(store);
            documents.write(store, records);
        };
        return followers.follow("deals", List.of(Topics.DEALS), new MongoView("deals.v4", mongo, writer));
    }

    /** Asked for with each batch, as the store may have lost its indexes with its data. */
    private static void index(MongoTemplate mongo) {
        Bson listed = Indexes.compoundIndex(Indexes.descending(DealDocument.LISTED_ON), Indexes.ascending("_id"));
        mongo.getCollection(Deals.COLLECTION)
                .createIndexes(List.of(
                        new IndexModel(listed),
                        new IndexModel(Indexes.compoundIndex(Indexes.ascending(DealDocument.TOUCHED_SCOPES), listed)),
                        new IndexModel(Indexes.ascending(DealDocument.DAYS))));
    }

    @Bean
    Deals deals(MongoTemplate mongo) {
        return new Deals(mongo);
    }

    @Bean
    DealEvidence dealEvidence(Deals deals, MetricCatalogue catalogue, Reporting reporting) {
        return new DealEvidence(deals, catalogue, reporting);
    }

    @Bean
    DealRestatements dealRestatements(
            Broker broker, Clock clock, Deals deals, MetricCatalogue catalogue, Reporting reporting) {
        return new DealRestatements(new DealLog(broker, clock), deals, catalogue, reporting);
    }
}
