package io.fupan.backends;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** Real images, the same as in docker-compose.yml. */
final class Containers implements Backends {

    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String MONGO = "mongo:8";

    static final List<String> IMAGES = List.of(KAFKA, MONGO);

    private static final Logger LOG = LoggerFactory.getLogger(Containers.class);

    private final KafkaContainer kafka = new KafkaContainer(KAFKA)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    private final MongoDBContainer mongo = new MongoDBContainer(MONGO);

    Containers() {
        LOG.info("tests run against containers: {}", IMAGES);
        kafka.start();
        mongo.start();
    }

    @Override
    public String brokers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String store() {
        return mongo.getConnectionString();
    }
}
