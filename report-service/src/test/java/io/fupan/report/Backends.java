package io.fupan.report;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real broker and a store that speaks MongoDB's wire protocol, started once for all tests of the module. */
final class Backends {

    static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
    static final MongoServer STORE = new MongoServer(new H2Backend(MVStore.open(null)));

    static {
        BROKER.brokerProperties(Map.of(
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "auto.create.topics.enable", "false"));
        BROKER.afterPropertiesSet();
        STORE.bind();
    }

    private Backends() {}

    static void register(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", BROKER::getBrokersAsString);
        registry.add("spring.mongodb.uri", () -> STORE.getConnectionString() + "/fupan");
    }
}
