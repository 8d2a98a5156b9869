package io.fupan.ingest.status;

import io.fupan.event.topic.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A topic of statuses, and the boards of instances that share it. */
public final class Boards {

    private final List<ConsumerRecord<String, byte[]>> topic = new CopyOnWriteArrayList<>();
    private final List<StatusBoard> boards = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    public Boards(InstantSource clock) {
        this.clock = clock;
    }

    /** Starts an instance, which reads what is there. */
    public StatusBoard start(String instance) {
        StatusBoard board = new StatusBoard(instance, this::publish, clock);
        board.apply(topic);
        boards.add(board);
        return board;
    }

    private void publish(String key, byte[] value) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(Topics.STATUS.name(), 0, topic.size(), key, value);
        topic.add(record);
        boards.forEach(each -> each.apply(List.of(record)));
    }
}
