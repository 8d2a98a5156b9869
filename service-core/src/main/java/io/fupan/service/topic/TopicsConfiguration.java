package io.fupan.service.topic;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Makes the beans of this package; they are lazy, so that a service without topics needs no broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicProperties.class)
public class TopicsConfiguration {

    @Bean
    @Lazy
    Broker broker(KafkaProperties properties, KafkaConnectionDetails connection) {
        return new Broker(properties, connection);
    }

    @Bean
    @Lazy
    TopicsReady topicsReady(Broker broker, TopicProperties properties) {
        return new TopicsReady(broker, properties);
    }

    @Bean
    @Lazy
    Publisher publisher(Broker broker, TopicsReady ready) {
        return new Publisher(broker, ready);
    }
}
