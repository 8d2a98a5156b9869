package io.fupan.ingest;

import java.util.Arrays;
import java.util.stream.Collectors;

/** CloudEvents as senders write them. */
public final class Events {

    private Events() {}

    /** A deal was won, with the id {@code won-<deal>}. */
    public static String won(String deal) {
        return event("won-" + deal, "deal.won", deal, "2017-03-01T09:30:00Z", "{\"amount\":{\"amount\":\"1054.00\",\"currency\":\"USD\"}}");
    }

    /** A deal won at the given time. */
    public static String wonAt(String deal, String time) {
        return event("won-" + deal, "deal.won", deal, time, "{}");
    }

    /** An event of any type. */
    public static String event(String id, String type, String subject, String time, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/crm/acme","type":"%s","subject":"%s","time":"%s","data":%s}"""
                .formatted(id, type, subject, time, data);
    }

    /** A roster statement, which says itself what it is about. */
    public static String roster(String rep) {
        return """
                {"specversion":"1.0","id":"roster-1","source":"/hr","type":"roster.assigned","time":"2017-01-01T00:00:00Z",\
                "data":{"rep":"%s","team":"Rocco Neubert","office":"East"}}"""
                .formatted(rep);
    }

    /** A batch. */
    public static String batch(String... events) {
        return Arrays.stream(events).collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }
}
