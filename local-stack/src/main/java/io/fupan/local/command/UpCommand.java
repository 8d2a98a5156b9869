package io.fupan.local.command;

import io.fupan.local.stack.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fupan up}: the platform without demonstration data. */
@Command(name = "up", description = "Starts the platform; Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "N", description = "Port of the gateway (default: ${DEFAULT-VALUE}).")
    private int port = DemoCommand.GATEWAY_PORT;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.current();
        return new Foreground(installation, data.folder(installation)).run(port, (platform, console) -> {});
    }
}
