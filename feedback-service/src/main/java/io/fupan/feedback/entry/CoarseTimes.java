package io.fupan.feedback.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Stamps records with the day of publishing instead of the moment: an exact time beside an anonymous answer could be
 * matched with somebody's access log. Public because the producer makes it by name.
 */
public final class CoarseTimes implements ProducerInterceptor<String, byte[]> {

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> exact) {
        long day = Instant.now().truncatedTo(ChronoUnit.DAYS).toEpochMilli();
        return new ProducerRecord<>(
                exact.topic(), exact.partition(), day, exact.key(), exact.value(), exact.headers());
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configuration) {}
}
