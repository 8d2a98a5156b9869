package io.fupan.event;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The records ever published: samples are added, never edited. */
public final class Samples {

    private static final Path FOLDER = Path.of("src/test/resources/samples");

    private static final Map<String, Topic> TOPICS = Map.ofEntries(
            Map.entry("deal", Topics.DEAL_EVENTS),
            Map.entry("customer", Topics.CUSTOMER_EVENTS),
            Map.entry("activity", Topics.ACTIVITY_EVENTS),
            Map.entry("reference", Topics.REFERENCE_EVENTS),
            Map.entry("feedback", Topics.FEEDBACK_EVENTS),
            Map.entry("deal-view", Topics.DEALS),
            Map.entry("customer-view", Topics.CUSTOMERS),
            Map.entry("cell", Topics.CELLS),
            Map.entry("rolling", Topics.ROLLING_LATEST),
            Map.entry("monitor", Topics.MONITORS),
            Map.entry("alert", Topics.ALERTS),
            Map.entry("retro", Topics.RETRO_EVENTS),
            Map.entry("report", Topics.REPORTS));

    private Samples() {}

    /** All of them. */
    public static Stream<Path> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The topic that a sample is a record of. */
    public static Topic topicOf(Path sample) {
        return TOPICS.get(sample.getParent().getFileName().toString());
    }

    /** What was published. */
    public static byte[] read(Path sample) {
        try {
            return Files.readAllBytes(sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
