package io.fupan.ingest.receipt;

import io.fupan.service.topic.Broker;
import io.fupan.service.topic.TopicsReady;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
class ReceiptConfiguration {

    @Bean
    ReceiptArchive receiptArchive(Broker broker, TopicsReady ready) {
        return new ReceiptArchive(broker, ready, Clock.systemUTC());
    }
}
