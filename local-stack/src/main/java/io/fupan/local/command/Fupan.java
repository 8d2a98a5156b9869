package io.fupan.local.command;

import io.fupan.local.console.CannotContinue;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: its commands, and how their failures are said. */
@Command(
        name = "fupan",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs the Fupan platform on this machine.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StopCommand.class,
            StatusCommand.class,
            ResetCommand.class,
            TokenCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Fupan implements Runnable {

    private static final int FAILED = 1;

    private Fupan() {}

    /** Runs the command and answers its exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Fupan())
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (!(exception instanceof CannotContinue)) {
                        throw exception;
                    }
                    command.getErr().println(exception.getMessage());
                    return FAILED;
                });
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }
}
