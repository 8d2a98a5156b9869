package io.fupan.ingest.said;

import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Remembers what came without any time before this process was started, or came to another instance. Receipts name the
 * events that were made of a delivery, and the ids of such events say its digest; so nothing has to be kept for it.
 */
final class EarlierArrivals implements Projection {

    /** Twice as long as a repetition may take: of the first of them it must be seen that it was not one itself. */
    private static final Duration LOOK_BACK = Arrival.WINDOW.multipliedBy(2);

    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
    /** See {@link Arrival#of}, as the moment within an id. */
    private static final Pattern KEY = Pattern.compile("/([0-9a-f]{12})-([0-9]{1,9})-[0-9]+[/\"]");
    /** What follows is what the sender says. */
    private static final byte[] BODY = "\"body\":".getBytes(StandardCharsets.US_ASCII);

    private final FirstArrivals first;
    private final InstantSource clock;
    private final PassedOver passedOver = new PassedOver("arrivals");

    EarlierArrivals(FirstArrivals first, InstantSource clock) {
        this.first = first;
        this.clock = clock;
    }

    @Override
    public Instant since() {
        return clock.instant().minus(LOOK_BACK);
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> each : records) {
            if (each.value() != null) {
                remember(each, head(each.value()));
            }
        }
    }

    private void remember(ConsumerRecord<String, byte[]> record, String receipt) {
        Matcher key = KEY.matcher(receipt);
        if (!key.find()) {
            return;
        }
        Matcher time = TIME.matcher(receipt);
        try {
            Instant at = time.find() ? Instant.parse(time.group(1)) : Instant.EPOCH;
            // Otherwise it was a repetition itself, of something that was read before, or too long ago to be repeated now.
            if (Arrival.hour(at) == Long.parseLong(key.group(2))) {
                first.of(key.group(1), at);
            }
        } catch (DateTimeException e) {
            passedOver.add(record, e);
        }
    }

    private static String head(byte[] record) {
        int end = 0;
        while (end < record.length && !isBody(record, end)) {
            end++;
        }
        return new String(record, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBody(byte[] record, int at) {
        for (int i = 0; i < BODY.length; i++) {
            if (at + i >= record.length || record[at + i] != BODY[i]) {
                return false;
            }
        }
        return true;
    }
}
