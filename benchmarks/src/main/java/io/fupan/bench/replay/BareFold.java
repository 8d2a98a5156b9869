package io.fupan.bench.replay;

import io.fupan.event.json.Json;
import java.nio.ByteBuffer;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import tools.jackson.databind.JsonNode;

/**
 * The ceiling: a topology that parses each event, keeps a few numbers of each deal, and publishes one record for each
 * event, with the guarantees that the service's topology has.
 */
public final class BareFold {

    /** Where it publishes. */
    public static final String TOPIC = "bench.folded.v1";

    private static final String STORE = "deals";

    private BareFold() {}

    /** Runs until the process is asked to end: brokers, application id, folder of state, log. */
    public static void main(String[] arguments) throws InterruptedException {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[1]);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[2]);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put("auto.offset.reset", "earliest");
        settings.put("producer.linger.ms", "10");
        settings.put("producer.batch.size", "131072");
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled());
        builder.stream(arguments[3], Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(Fold::new, STORE)
                .to(TOPIC, Produced.with(Serdes.String(), Serdes.ByteArray()));
        KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(end::countDown));
        streams.start();
        end.await();
        streams.close();
    }

    private static final class Fold extends ContextualProcessor<String, byte[], String, byte[]> {

        private static final int NUMBERS = 3;

        @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
        private KeyValueStore<String, byte[]> deals;

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            super.init(context);
            deals = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            JsonNode event = Json.mapper().readTree(record.value());
            byte[] known = deals.get(record.key());
            ByteBuffer before = known == null ? ByteBuffer.allocate(NUMBERS * Long.BYTES) : ByteBuffer.wrap(known);
            byte[] now = ByteBuffer.allocate(NUMBERS * Long.BYTES)
                    .putLong(before.getLong() + 1)
                    .putLong(event.path("type").asString().hashCode())
                    .putLong(event.path("data").path("amount").path("amount").asLong(before.getLong(Long.BYTES * 2)))
                    .array();
            deals.put(record.key(), now);
            context().forward(record.withValue(now));
        }
    }
}
