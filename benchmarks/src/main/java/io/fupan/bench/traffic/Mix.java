package io.fupan.bench.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Deal events of a fixed seed, as CloudEvents: 450 bytes in the median, 2 % sent before, 5 % out of order by up to ten
 * minutes, 0.5 % late by up to two days, 0.1 % malformed.
 */
public final class Mix {

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final String[] STAGES = {"Prospecting", "Engaging", "Proposal", "Negotiation", "Contract"};
    private static final String[] NOTES = {"Referred by an existing customer", "Inbound", "Trade fair in spring"};
    private static final int DEALS = 20_000;
    private static final int MEDIAN_BYTES = 450;
    private static final int SPREAD_BYTES = 90;
    private static final int REMEMBERED = 5_000;

    private final SplittableRandom random;
    private final String run;
    private final List<byte[]> recent = new ArrayList<>();
    private long number;

    /**
     * The events of a seed.
     *
     * @param run part of each event's id, so that two runs on one log do not repeat each other
     */
    public Mix(long seed, String run) {
        this.random = new SplittableRandom(seed);
        this.run = run;
    }

    /** The next event as JSON. */
    public byte[] next() {
        if (!recent.isEmpty() && random.nextInt(1000) < 20) {
            return recent.get(random.nextInt(recent.size()));
        }
        byte[] event = event();
        if (recent.size() < REMEMBERED) {
            recent.add(event);
        } else {
            recent.set((int) (number % REMEMBERED), event);
        }
        return event;
    }

    private byte[] event() {
        number++;
        boolean malformed = random.nextInt(1000) == 0;
        String data = malformed ? "{}" : data();
        int deal = random.nextInt(DEALS);
        StringBuilder json = new StringBuilder(MEDIAN_BYTES + 2 * SPREAD_BYTES)
                .append("{\"specversion\":\"1.0\",\"id\":\"evt-").append(run).append('-').append(number)
                .append("\",\"source\":\"/crm/bench\",\"type\":\"").append(malformed ? "deal.stage-changed" : type)
                .append("\",\"subject\":\"D-").append(deal)
                .append("\",\"time\":\"").append(time())
                .append("\",\"sequence\":\"%012d".formatted(number))
                .append("\",\"datacontenttype\":\"application/json\",\"data\":").append(data);
        // What a CRM says besides, and nobody here reads, makes up the rest.
        int missing = MEDIAN_BYTES + random.nextInt(-SPREAD_BYTES, SPREAD_BYTES + 1) - json.length() - 14;
        return json.append(",\"crmnote\":\"").append("n".repeat(Math.max(0, missing))).append("\"}").toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private String type = "";

    private String data() {
        int kind = random.nextInt(100);
        String stage = STAGES[random.nextInt(STAGES.length)];
        String amount = "{\"amount\":%d.%02d,\"currency\":\"USD\"}".formatted(random.nextInt(500, 90_000), random.nextInt(100));
        if (kind < 20) {
            type = "deal.created";
            return "{\"name\":\"Deal %d\",\"pipeline\":\"sales\",\"stage\":\"%s\",\"owner\":\"Rep %d\",\"product\":\"Product %d\",\"account\":\"Account %d\",\"amount\":%s,\"channel\":\"%s\"}"
                    .formatted(number, stage, random.nextInt(40), random.nextInt(9), random.nextInt(5000), amount,
                            NOTES[random.nextInt(NOTES.length)]);
        }
        if (kind < 70) {
            type = "deal.stage-changed";
            return "{\"stage\":\"%s\",\"from\":\"%s\"}".formatted(stage, STAGES[random.nextInt(STAGES.length)]);
        }
        if (kind < 85) {
            type = "deal.amount-changed";
            return "{\"amount\":%s}".formatted(amount);
        }
        type = kind < 93 ? "deal.won" : "deal.lost";
        return kind < 93 ? "{\"amount\":%s}".formatted(amount) : "{\"reason\":\"price\"}";
    }

    private Instant time() {
        Instant time = BEGIN.plusMillis(20 * number);
        int kind = random.nextInt(1000);
        if (kind < 5) {
            return time.minusSeconds(random.nextLong(Duration.ofDays(2).toSeconds()));
        }
        return kind < 55 ? time.minusSeconds(random.nextLong(Duration.ofMinutes(10).toSeconds())) : time;
    }
}
