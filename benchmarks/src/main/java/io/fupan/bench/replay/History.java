package io.fupan.bench.replay;

import io.fupan.event.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Two years of sales of a fixed seed, in the order of time: each deal is created, goes one stage on, and is won or lost.
 * However many deals there are, the years, representatives and products stay the same.
 */
final class History {

    /** Of each deal. */
    static final int EVENTS = 3;

    private static final long SEED = 20261124;
    private static final Instant BEGIN = Instant.parse("2024-01-01T08:00:00Z");
    private static final int DAYS = 700;
    private static final int DAYS_TO_STAGE = 4;
    private static final int DAYS_TO_CLOSE = 45;
    private static final int DEALS_OF_AN_ACCOUNT = 10;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int deals;

    /** So many deals. */
    History(int deals) {
        this.deals = deals;
    }

    /** Writes all events to the log of deals. */
    void write(String brokers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", brokers, "linger.ms", 20, "batch.size", 262_144, "buffer.memory", 67_108_864L);
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            int last = deals + deals * DAYS_TO_CLOSE / DAYS;
            for (int tick = 0; tick <= last; tick++) {
                create(tick, producer);
                move(tick - deals * DAYS_TO_STAGE / DAYS, producer);
                close(tick - deals * DAYS_TO_CLOSE / DAYS, producer);
            }
        }
    }

    private void create(int deal, Producer<String, byte[]> log) {
        String data = "{\"name\":\"Deal %d\",\"pipeline\":\"sales\",\"stage\":\"Prospecting\",\"owner\":\"Rep %d\",\"product\":\"Product %d\",\"account\":\"A-%d\",\"amount\":%s}"
                .formatted(deal, deal % 40, random.nextInt(9), deal / DEALS_OF_AN_ACCOUNT, amount());
        send(deal, "deal.created", 0, data, log);
    }

    private void move(int deal, Producer<String, byte[]> log) {
        send(deal, "deal.stage-changed", DAYS_TO_STAGE, "{\"stage\":\"Engaging\",\"from\":\"Prospecting\"}", log);
    }

    private void close(int deal, Producer<String, byte[]> log) {
        boolean won = random.nextInt(100) < 63;
        send(deal, won ? "deal.won" : "deal.lost", DAYS_TO_CLOSE, won ? "{\"amount\":" + amount() + '}' : "{}", log);
    }

    private String amount() {
        return "{\"amount\":%d.00,\"currency\":\"USD\"}".formatted(random.nextInt(50, 30_000));
    }

    private void send(int deal, String type, int afterDays, String data, Producer<String, byte[]> log) {
        if (deal < 0 || deal >= deals) {
            return;
        }
        long seconds = (long) deal * DAYS * 86_400 / deals;
        Instant at = BEGIN.plusSeconds(seconds).plus(afterDays, ChronoUnit.DAYS);
        String subject = "D-" + deal;
        String event = """
                {"specversion":"1.0","id":"%s-%s","source":"/crm/bench","type":"%s","subject":"%s","time":"%s",\
                "datacontenttype":"application/json","data":%s}""".formatted(subject, type, type, subject, at, data);
        log.send(new ProducerRecord<>(
                Topics.DEAL_EVENTS.name(), subject, event.getBytes(StandardCharsets.UTF_8)));
    }
}
