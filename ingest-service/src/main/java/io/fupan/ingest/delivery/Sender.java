package io.fupan.ingest.delivery;

/**
 * Who delivered, and who read it.
 *
 * @param door {@code webhook} or {@code api}
 * @param system the system that sends, or {@code cloudevents} at the API
 * @param connection the name of the connection, or the caller's name at the API
 * @param adapter version of the code that read the delivery; it changes when the same bytes would give other events
 */
public record Sender(String door, String system, String connection, int adapter) {

    /** The door for systems that sign what they send. */
    public static final String WEBHOOK = "webhook";

    /** The door for callers with a bearer token. */
    public static final String API = "api";

    /** A URI reference that names the sender. */
    public String source() {
        return "/ingest/" + door + '/' + system + '/' + connection;
    }

    /** The key under which all that is kept of one delivery lies, however often it is sent. */
    public String keyOf(String deliveryKey) {
        return source() + '#' + deliveryKey;
    }
}
