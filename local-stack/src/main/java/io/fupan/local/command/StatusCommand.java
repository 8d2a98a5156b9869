package io.fupan.local.command;

import io.fupan.local.console.Console;
import io.fupan.local.stack.Installation;
import io.fupan.local.stack.Status;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fupan status}. */
@Command(
        name = "status",
        description = "Shows each part of the platform: process, port, health.",
        footer = "Exit code 0 if everything is ready, 3 if not.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 3;
    private static final String FORMAT = "%-18s %8s %6s  %s";

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        Console console = Console.standard();
        List<Status.Line> lines = new Status(data.folder(Installation.current())).lines();
        console.line(String.format(Locale.ROOT, FORMAT, "part", "pid", "port", "health"));
        lines.forEach(line -> console.line(
                String.format(Locale.ROOT, FORMAT, line.name(), line.pid(), line.port(), line.health())));
        return lines.stream().allMatch(line -> line.health().equals("ready")) ? 0 : NOT_READY;
    }
}
