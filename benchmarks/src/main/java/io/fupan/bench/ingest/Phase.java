package io.fupan.bench.ingest;

import io.fupan.bench.load.Load;
import io.fupan.bench.process.Jvm;
import io.fupan.bench.process.ProcessFigures;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One server under load for a while.
 *
 * @param server which one
 * @param eventsPerSecond answered; every event of an answered request counts, refused ones too
 * @param p50Millis of an answer
 * @param p99Millis of an answer
 * @param statuses how often each status was answered
 * @param serverMicros processor time of the server for each event
 * @param brokerMicros of the broker
 * @param driverMicros of the sender
 */
record Phase(
        String server,
        double eventsPerSecond,
        double p50Millis,
        double p99Millis,
        Map<Integer, Long> statuses,
        double serverMicros,
        double brokerMicros,
        double driverMicros) {

    static Phase run(Jvm server, int port, Jvm broker, List<byte[]> requests, Shape shape, Duration duration)
            throws InterruptedException {
        ProcessFigures own = Jvm.own();
        long serverBefore = server.figures().cpuMicros();
        long brokerBefore = broker.figures().cpuMicros();
        long driverBefore = own.cpuMicros();
        Load.Outcome outcome = Load.send(port, requests, shape.senders(), duration);
        double events = (double) outcome.answers() * shape.together();
        return new Phase(
                server.name(),
                events / outcome.seconds(),
                outcome.p50Millis(),
                outcome.p99Millis(),
                outcome.statuses(),
                (server.figures().cpuMicros() - serverBefore) / events,
                (broker.figures().cpuMicros() - brokerBefore) / events,
                (own.cpuMicros() - driverBefore) / events);
    }

    /** Processor time of the server and the broker for each event. */
    double micros() {
        return serverMicros + brokerMicros;
    }

    @Override
    public String toString() {
        return "%-7s %9.0f events/s   p50 %6.2f ms  p99 %6.2f ms   cpu µs/event: server %6.2f  broker %6.2f  sender %6.2f   %s"
                .formatted(
                        server, eventsPerSecond, p50Millis, p99Millis, serverMicros, brokerMicros, driverMicros, statuses);
    }
}
