package io.fupan.local.command;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Ownership;
import io.fupan.local.stack.Installation;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fupan reset}: the only command that loses data, and therefore asks. */
@Command(name = "reset", description = "Deletes the data folder, with everything that was recorded; asks first.")
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        DataFolder folder = data.folder(Installation.current());
        if (Files.notExists(folder.root())) {
            Console.standard().line("There is no data at " + folder.root() + ".");
            return 0;
        }
        if (!folder.looksLikeOurs()) {
            throw new CannotContinue(folder.root() + " is not a data folder of Fupan; nothing was deleted.");
        }
        try (Ownership ownership = Ownership.take(folder)) {
            return delete(folder, ownership);
        }
    }

    private int delete(DataFolder folder, Ownership ownership) {
        if (!yes && !confirmed(folder)) {
            Console.standard().line("Nothing was deleted.");
            return 1;
        }
        ownership.delete(folder);
        Console.standard().line("Deleted " + folder.root() + ".");
        return 0;
    }

    private static boolean confirmed(DataFolder folder) {
        java.io.Console terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) {
            throw new CannotContinue("Deleting %s needs a yes: run it in a terminal, or with --yes."
                    .formatted(folder.root()));
        }
        String answer = terminal.readLine("Delete everything in %s? [y/N] ", folder.root());
        return "y".equalsIgnoreCase(answer) || "yes".equalsIgnoreCase(answer);
    }
}
