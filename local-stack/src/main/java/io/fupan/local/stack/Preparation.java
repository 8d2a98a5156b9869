package io.fupan.local.stack;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Secrets;
import io.fupan.local.process.Ports;
import io.fupan.local.process.Program;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the built programs quick to start: services are unpacked, and a trial run of the whole stack leaves behind
 * what each virtual machine had loaded, linked and profiled. Done once for each build.
 */
final class Preparation {

    private final Installation installation;
    private final Console console;

    Preparation(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    /** Does whatever is not done yet; a second launcher on the same clone waits for the first. */
    void prepare(List<ServiceKind> services) throws InterruptedException {
        Path folder = installation.prepared("local-stack");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    prepareLocked(services);
                }
            }
        } catch (IOException e) {
            throw new CannotContinue("The programs cannot be prepared in " + folder + ": " + e, e);
        }
    }

    private void prepareLocked(List<ServiceKind> services) throws IOException, InterruptedException {
        extract(services);
        List<QuickStart> caches = caches(services);
        if (caches.stream().allMatch(QuickStart::isCurrent)) {
            return;
        }
        console.line("Preparing a quick start (once for each build; takes a minute or two) ...");
        trialRun(services);
        for (QuickStart cache : caches) {
            cache.confirm();
        }
    }

    /** Unpacks the services that are not, or whose jar is newer. */
    void extract(List<ServiceKind> services) throws IOException, InterruptedException {
        for (ServiceKind service : services) {
            new Extraction(installation, service.module()).runIfStale(console);
        }
    }

    private List<QuickStart> caches(List<ServiceKind> services) {
        List<QuickStart> caches = new ArrayList<>();
        caches.add(QuickStart.ofOwn(installation, Addresses.BROKER));
        caches.add(QuickStart.ofOwn(installation, Addresses.STORE));
        services.forEach(service -> caches.add(QuickStart.ofService(installation, service.module())));
        return caches;
    }

    private void trialRun(List<ServiceKind> services) throws InterruptedException {
        DataFolder trial = new DataFolder(installation.prepared("local-stack").resolve("trial"));
        Leftovers.end(trial);
        trial.delete();
        trial.prepare();
        Stack stack = new Stack(trial, console);
        Parts parts = new Parts(
                installation, trial, Addresses.choose(freePort(), trial.root()), installation.launcherClassPath());
        boolean ready = false;
        try {
            start(stack, parts, services, Secrets.in(trial));
            stack.awaitReady();
            ready = true;
            console.passing("Writing down what was loaded ...");
        } finally {
            stack.stop(ready ? StopPatience.TRAINING : StopPatience.USUAL);
        }
        trial.delete();
    }

    private void start(Stack stack, Parts parts, List<ServiceKind> services, Secrets secrets) {
        stack.start(recording(parts.broker(), QuickStart.ofOwn(installation, Addresses.BROKER)));
        stack.start(recording(parts.store(), QuickStart.ofOwn(installation, Addresses.STORE)));
        for (ServiceKind service : services) {
            QuickStart cache = QuickStart.ofService(installation, service.module());
            stack.start(recording(parts.service(service, secrets), cache));
        }
    }

    private static Part recording(Part part, QuickStart cache) {
        Program recording = part.program().withFlags(cache.recordingFlags());
        return new Part(recording, part.ready());
    }

    private static int freePort() {
        return Ports.free((int) ProcessHandle.current().pid() * 31).next();
    }
}
