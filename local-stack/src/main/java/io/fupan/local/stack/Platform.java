package io.fupan.local.stack;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Ownership;
import io.fupan.local.data.Secrets;
import io.fupan.local.process.Ports;
import io.fupan.local.process.Program;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The whole platform on one machine, from taking the data folder to giving it back. */
public final class Platform implements AutoCloseable {

    private final DataFolder data;
    private final Ownership ownership;
    private final Stack stack;
    private final Addresses addresses;
    private final Secrets secrets;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Platform(DataFolder data, Ownership ownership, Console console, Addresses addresses) {
        this.data = data;
        this.ownership = ownership;
        this.stack = new Stack(data, console);
        this.addresses = addresses;
        this.secrets = Secrets.in(data);
    }

    /**
     * Takes the data folder, ends what a killed launcher left, and makes the programs ready to start.
     *
     * @throws CannotContinue if another launcher runs on the data, the port is taken, or the disk almost full
     */
    public static Platform on(Installation installation, DataFolder data, int port, Console console)
            throws InterruptedException {
        data.prepare();
        Ownership ownership = Ownership.take(data);
        Leftovers.end(data);
        Ports.requireFree(port, "--port");
        new Preparation(installation, console).prepare(ServiceKind.ALL);
        Addresses addresses = Addresses.choose(port, data.root());
        addresses.write(Status.portsFile(data));
        return new Platform(data, ownership, console, addresses);
    }

    /** Starts everything and waits until it serves. */
    public void start(Installation installation) throws InterruptedException {
        Parts parts = new Parts(installation, data, addresses, installation.launcherClassPath());
        stack.start(quick(parts.broker(), QuickStart.ofOwn(installation, Addresses.BROKER)));
        stack.start(quick(parts.store(), QuickStart.ofOwn(installation, Addresses.STORE)));
        for (ServiceKind service : startOrder()) {
            stack.start(quick(
                    parts.service(service, secrets), QuickStart.ofService(installation, service.module())));
        }
        stack.awaitReady();
    }

    /** The slowest first. */
    private static List<ServiceKind> startOrder() {
        return List.of(
                ServiceKind.METRICS, ServiceKind.REPORT, ServiceKind.FEEDBACK, ServiceKind.INGEST, ServiceKind.GATEWAY);
    }

    private static Part quick(Part part, QuickStart cache) {
        Program program = part.program().withFlags(cache.flags());
        return new Part(program, part.ready());
    }

    /** Who listens where. */
    public Addresses addresses() {
        return addresses;
    }

    /** The keys of this stack. */
    public Secrets secrets() {
        return secrets;
    }

    /** Stops everything in order and gives the data folder back; only the first call does anything. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stack.stop(StopPatience.USUAL);
            ownership.close();
        }
    }
}
