package io.fupan.bench.ingest;

import io.fupan.bench.process.ProcessFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What ingest says of itself, and what the system says of it. */
final class Watch {

    private static final long MIB = 1L << 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest meters;
    private final ProcessFigures process;

    private long peakHeapMiB;
    private long peakResidentMiB;
    private long peakSpooled;
    private long spooled;

    Watch(int managementPort, ProcessFigures process) {
        this.meters = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + managementPort + "/actuator/prometheus"))
                .build();
        this.process = process;
    }

    /** Looks once. */
    void look() throws InterruptedException {
        String text = text();
        peakHeapMiB = Math.max(peakHeapMiB, (long) sum(text, "jvm_memory_used_bytes{area=\"heap\"") / MIB);
        peakResidentMiB = Math.max(peakResidentMiB, process.residentMiB());
        spooled = (long) sum(text, "ingest_spool_deliveries");
        peakSpooled = Math.max(peakSpooled, spooled);
    }

    /** Deliveries that waited on disk at the last look. */
    long spooled() {
        return spooled;
    }

    @Override
    public String toString() {
        return "heap %d MiB, resident %d MiB, spooled %d deliveries".formatted(peakHeapMiB, peakResidentMiB, peakSpooled);
    }

    private String text() throws InterruptedException {
        try {
            return http.send(meters, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double sum(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
