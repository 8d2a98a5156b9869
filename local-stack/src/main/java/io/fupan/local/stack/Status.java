package io.fupan.local.stack;

import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Ownership;
import io.fupan.local.process.Ports;
import io.fupan.local.process.ProcessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What runs on a data folder, as seen by another process than the launcher. */
public final class Status {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

    private final DataFolder data;

    /** Of the stack on the given folder. */
    public Status(DataFolder data) {
        this.data = data;
    }

    /**
     * One process.
     *
     * @param name the part
     * @param pid its process, or {@code -} if it does not run
     * @param port where it serves, or {@code -} if it serves nothing
     * @param health {@code ready}, {@code starting} or {@code stopped}
     */
    public record Line(String name, String pid, String port, String health) {}

    static Path portsFile(DataFolder data) {
        return data.run().resolve("ports");
    }

    /** Every part of the stack, the launcher first. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        String launcher = launcher().map(process -> String.valueOf(process.pid())).orElse("-");
        lines.add(new Line(Ownership.LAUNCHER, launcher, "-", launcher.equals("-") ? "stopped" : "ready"));
        Addresses.read(portsFile(data)).ifPresent(addresses -> {
            lines.add(line(Addresses.BROKER, addresses, Ports.answers(addresses.port(Addresses.BROKER))));
            lines.add(line(Addresses.STORE, addresses, Ports.answers(addresses.port(Addresses.STORE))));
            for (ServiceKind service : ServiceKind.ALL) {
                lines.add(line(
                        service.module(), addresses, Health.isReady(addresses.managementPort(service.module()))));
            }
        });
        return lines;
    }

    /**
     * Asks the launcher to stop everything and waits for it.
     *
     * @return whether one was running
     */
    public boolean stop() throws InterruptedException {
        Optional<ProcessHandle> launcher = launcher();
        launcher.ifPresent(ProcessHandle::destroy);
        if (launcher.isPresent()) {
            awaitEnd(launcher.get());
        }
        Leftovers.end(data);
        return launcher.isPresent();
    }

    private static void awaitEnd(ProcessHandle launcher) throws InterruptedException {
        try {
            launcher.onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            launcher.destroyForcibly();
            launcher.onExit().join();
        }
    }

    private Line line(String part, Addresses addresses, boolean ready) {
        String pid = pid(part);
        String health = pid.equals("-") ? "stopped" : ready ? "ready" : "starting";
        return new Line(part, pid, String.valueOf(addresses.port(part)), health);
    }

    private String pid(String part) {
        boolean supervised = launcher().isPresent();
        return ProcessRecord.read(data.record(part))
                .flatMap(record -> supervised ? record.supervised() : record.running())
                .map(process -> String.valueOf(process.pid()))
                .orElse("-");
    }

    private Optional<ProcessHandle> launcher() {
        return Ownership.holder(data);
    }
}
