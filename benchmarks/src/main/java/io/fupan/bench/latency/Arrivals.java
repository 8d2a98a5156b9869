package io.fupan.bench.latency;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes events to a log at fixed times, whether or not earlier ones have arrived. Each is a deal of its own, created on
 * a day of its own, so what is published about it can be told apart.
 */
final class Arrivals implements AutoCloseable {

    private static final LocalDate FIRST_DAY = LocalDate.parse("1980-01-01");

    private final Producer<String, byte[]> producer;
    private int written;

    Arrivals(String brokers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 0, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** The key of a deal. */
    static String deal(int number) {
        return "L-" + number;
    }

    /** The day of a deal, as in the keys of cells. */
    static String day(int number) {
        return FIRST_DAY.plusDays(number).toString();
    }

    /**
     * Writes so many, evenly spread; the time of each is when it was due, so that waiting counts.
     *
     * @param key of {@link Visible#expect}
     */
    void write(String log, int count, double perSecond, Visible visible, IntFunction<String> key) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = written++;
            visible.expect(key.apply(number), due);
            producer.send(new ProducerRecord<>(log, deal(number), event(number)));
        }
        producer.flush();
    }

    private static byte[] event(int number) {
        return """
                {"specversion":"1.0","id":"c-%1$d","source":"/crm/bench","type":"deal.created","subject":"%2$s",\
                "time":"%3$sT09:00:00Z","datacontenttype":"application/json","data":{"name":"Deal %1$d","stage":"Prospecting",\
                "owner":"Rep %4$d","product":"Product %5$d","account":"A-%1$d","amount":{"amount":1200.00,"currency":"USD"}}}"""
                .formatted(number, deal(number), day(number), number % 40, number % 9)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
