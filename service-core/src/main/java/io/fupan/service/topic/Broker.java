package io.fupan.service.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Where the broker is and how to talk to it; the one place client settings are made from the configuration. */
public final class Broker {

    private final KafkaProperties properties;
    private final KafkaConnectionDetails connection;

    Broker(KafkaProperties properties, KafkaConnectionDetails connection) {
        this.properties = properties;
        this.connection = connection;
    }

    /** Settings of an admin client. */
    public Map<String, Object> admin() {
        return at(properties.buildAdminProperties(), connection.getAdmin().getBootstrapServers());
    }

    /** Settings of a producer. */
    public Map<String, Object> producer() {
        return at(properties.buildProducerProperties(), connection.getProducer().getBootstrapServers());
    }

    /** Settings of a consumer. */
    public Map<String, Object> consumer() {
        return at(properties.buildConsumerProperties(), connection.getConsumer().getBootstrapServers());
    }

    private static Map<String, Object> at(Map<String, Object> settings, java.util.List<String> servers) {
        Map<String, Object> result = new HashMap<>(settings);
        result.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.join(",", servers));
        return result;
    }
}
