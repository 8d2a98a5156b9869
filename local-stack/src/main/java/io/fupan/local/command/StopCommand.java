package io.fupan.local.command;

import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.stack.Installation;
import io.fupan.local.stack.Status;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fupan stop}. */
@Command(name = "stop", description = "Stops the platform that runs on the data folder.")
final class StopCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = data.folder(Installation.current());
        boolean stopped = new Status(folder).stop();
        Console.standard().line(stopped ? "Stopped." : "Fupan is not running on " + folder.root() + ".");
        return 0;
    }
}
