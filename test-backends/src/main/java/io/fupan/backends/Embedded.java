package io.fupan.backends;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The real broker's code in this JVM, and a store of its own that speaks MongoDB's wire protocol. */
final class Embedded implements Backends {

    private static final Logger LOG = LoggerFactory.getLogger(Embedded.class);

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private final String store;

    Embedded() {
        LOG.info("tests run against the embedded broker and store");
        broker.brokerProperties(Map.of(
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false"));
        broker.afterPropertiesSet();
        store = new MongoServer(new H2Backend(MVStore.open(null))).bindAndGetConnectionString();
    }

    @Override
    public String brokers() {
        return broker.getBrokersAsString();
    }

    @Override
    public String store() {
        return store;
    }
}
