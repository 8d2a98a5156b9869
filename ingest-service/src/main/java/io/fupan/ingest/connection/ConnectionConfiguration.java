package io.fupan.ingest.connection;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.spool.SpoolProperties;
import io.fupan.ingest.status.StatusBoard;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package; the connections are read from their topic at every start. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    ConnectionActivity connectionActivity(MeterRegistry meters, IngestProperties properties, StatusBoard board) {
        ConnectionActivity activity = new ConnectionActivity(meters, Clock.systemUTC(), board);
        properties.connections().forEach((name, each) -> activity.expect(name, each.expectedEvery()));
        return activity;
    }

    @Bean
    ActivityReports activityReports(
            ConnectionActivity activity, @Qualifier("statusFollower") LogFollower follower) {
        return new ActivityReports(activity, follower);
    }

    @Bean
    ConnectionRegistry connectionRegistry(ConnectionActivity activity) {
        return new ConnectionRegistry(activity);
    }

    @Bean
    LogFollower connectionFollower(LogFollowers followers, ConnectionRegistry registry) {
        return followers.follow("connections", List.of(Topics.CONNECTIONS), registry);
    }

    @Bean
    KnownConnections knownConnections(SpoolProperties spool) {
        return new KnownConnections(spool.directory());
    }

    @Bean
    KnownConnectionsWriter knownConnectionsWriter(
            ConnectionRegistry registry,
            KnownConnections known,
            @Qualifier("connectionFollower") LogFollower follower) {
        return new KnownConnectionsWriter(registry, known, follower::caughtUp);
    }

    @Bean
    Connecting connecting(List<CrmSystem> systems, IngestProperties properties) throws IOException {
        return new Connecting(systems, new Vault(KeyFile.read(properties.keyFile())));
    }

    @Bean
    Connections connections(
            IngestProperties properties,
            ConnectionRegistry registry,
            Connecting connecting,
            KnownConnections known,
            @Qualifier("connectionFollower") LogFollower follower) {
        return new Connections(properties, registry, connecting, known, follower::caughtUp, Clock.systemUTC());
    }

    @Bean
    ConnectionLog connectionLog(
            Publisher publisher, ConnectionRegistry registry, @Qualifier("connectionFollower") LogFollower follower) {
        return new ConnectionLog(publisher, registry, follower);
    }
}
