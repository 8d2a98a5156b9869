package io.fupan.bench.ingest;

/**
 * How events are sent.
 *
 * @param name what it is called
 * @param together events of one request
 * @param senders connections that are used at once
 * @param requests how many different requests are made for a phase
 * @param goal the share of the ceiling that is meant at least
 */
record Shape(String name, int together, int senders, int requests, double goal) {

    static final Shape SINGLE = new Shape("single", 1, 64, 60_000, 0.60);
    static final Shape BATCH = new Shape("batch-of-100", 100, 16, 2_000, 0.70);
}
