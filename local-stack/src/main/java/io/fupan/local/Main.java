package io.fupan.local;

import io.fupan.local.command.Fupan;

/** The launcher. */
public final class Main {

    private Main() {}

    /** Runs the command named by the arguments and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(Fupan.run(arguments));
    }
}
