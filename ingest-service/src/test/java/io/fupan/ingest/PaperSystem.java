package io.fupan.ingest;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.service.problem.Problem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;

/**
 * A system that writes one item per line: {@code won DEAL}, {@code stage DEAL STAGE} (a stage must be mapped),
 * {@code thin DEAL}, {@code ignored REASON}; anything else cannot be read.
 */
@TestConfiguration(proxyBeanMethods = false)
class PaperSystem {

    static final Map<String, Queue<RecordSource.Reply>> REPLIES = new ConcurrentHashMap<>();

    @Bean
    CrmSystem paper() {
        return new CrmSystem() {
            @Override
            public String name() {
                return "paper";
            }

            @Override
            public CrmAdapter connect(Connection connection) {
                return new Adapter(connection);
            }
        };
    }

    static void willAnswer(String deal, RecordSource.Reply... replies) {
        REPLIES.put(deal, new ArrayDeque<>(List.of(replies)));
    }

    private record Adapter(Connection connection) implements CrmAdapter {

        @Override
        public int version() {
            return 7;
        }

        @Override
        public void verify(Delivery delivery) {
            if (!connection.secrets().contains(String.valueOf(delivery.header("x-key")))) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, "invalid-signature", "The delivery could not be verified.");
            }
        }

        @Override
        public @Nullable String deliveryKey(Delivery delivery) {
            return delivery.header("x-delivery");
        }

        @Override
        public Answer answer(Delivery delivery) {
            return Answer.of(200, "text/xml", "<ack/>");
        }

        @Override
        public Answer ping() {
            return Answer.of(200, "text/plain", "here");
        }

        @Override
        public List<String> headers() {
            return List.of("x-day");
        }

        @Override
        public int bodyBytes() {
            return 2 * 1024 * 1024;
        }

        @Override
        public Contents read(Delivery delivery) {
            if ("raw".equals(delivery.event())) {
                return new Contents(true, List.of(new Item.Ignored("RAW")));
            }
            return new Contents(true, delivery.text().strip().lines().map(line -> item(delivery, line)).toList());
        }

        @Override
        public RecordSource records() {
            return (object, id) -> {
                Queue<RecordSource.Reply> replies = REPLIES.get(id);
                RecordSource.Reply reply = replies == null ? null : replies.size() > 1 ? replies.poll() : replies.peek();
                return reply == null ? new RecordSource.Reply.Gone() : reply;
            };
        }

        @Override
        public Contents readRecord(Item.Thin thin, String recordJson, Instant fetchedAt, String receipt) {
            return new Contents(false, List.of(won(thin.id(), thin.at(), receipt)));
        }

        private Item item(Delivery delivery, String line) {
            String[] words = line.split(" ");
            Instant at = delivery.header("x-day") == null
                    ? Instant.parse("2017-01-01T00:00:00Z")
                    : Instant.parse(delivery.header("x-day") + "T00:00:00Z");
            return switch (words[0]) {
                case "won" -> won(words[1], at, delivery.receipt());
                case "stage" -> connection.mapping().stages().containsKey(words[2])
                        ? won(words[1], at, delivery.receipt())
                        : refused("UNKNOWN_STAGE", line);
                case "thin" -> new Item.Thin("deal", words[1], at, "{}");
                case "ignored" -> new Item.Ignored(words[1]);
                case "event" -> won(words[1] + '-' + delivery.event(), at, delivery.receipt());
                default -> refused("UNREADABLE", line);
            };
        }

        private Item won(String deal, Instant at, String receipt) {
            Event<DealFact> event = Families.DEAL.read("""
                    {"specversion":"1.0","id":"won-%1$s","source":"%2$s","type":"deal.won","subject":"%1$s","time":"%3$s",
                     "receipt":"%4$s","data":{}}"""
                    .formatted(deal, connection.source(), at, receipt)
                    .getBytes());
            return new Item.Accepted(List.of(new Recorded(
                    Topics.DEAL_EVENTS, deal, event.source(), event.id(), Families.DEAL.write(event))));
        }

        private static Item refused(String reason, String line) {
            return new Item.Refused(null, null, null, reason, null, "expected something else", line);
        }
    }
}
