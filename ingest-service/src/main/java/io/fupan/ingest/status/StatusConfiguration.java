package io.fupan.ingest.status;

import io.fupan.event.topic.Topics;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatusConfiguration.Home.class)
class StatusConfiguration {

    /**
     * The directory of the spool, which no two instances share.
     *
     * @param directory on a disk that outlives the process
     */
    @ConfigurationProperties("fupan.ingest.spool")
    record Home(@DefaultValue("data/ingest-spool") Path directory) {}

    @Bean
    StatusBoard statusBoard(Publisher publisher, Home home) throws IOException {
        return new StatusBoard(
                instance(home.directory()), (key, value) -> publisher.publish(Topics.STATUS, key, value), Clock.systemUTC());
    }

    @Bean
    LogFollower statusFollower(LogFollowers followers, StatusBoard board) {
        return followers.follow("status", List.of(Topics.STATUS), board);
    }

    /** The name of an instance is kept beside its spool. */
    static String instance(Path directory) throws IOException {
        Path file = directory.resolve("instance");
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            Files.writeString(file, UUID.randomUUID().toString().substring(0, 8));
        }
        return Files.readString(file).strip();
    }
}
