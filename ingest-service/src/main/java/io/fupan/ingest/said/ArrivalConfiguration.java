package io.fupan.ingest.said;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.connection.Connections;
import io.fupan.service.view.LogFollowers;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
class ArrivalConfiguration {

    /** Its follower is no bean: whether the service is ready does not depend on it. */
    @Bean
    ArrivalReader arrivalReader(LogFollowers followers, Connections connections) {
        EarlierArrivals earlier = new EarlierArrivals(Arrival.FIRST, Clock.systemUTC());
        return new ArrivalReader(
                followers.follow("arrivals", List.of(Topics.RECEIPTS), earlier), connections::anyWithoutTimes);
    }
}
