package io.fupan.local.console;

import java.io.PrintStream;

/**
 * The terminal: lines, and one changing line for what is going on when it is a real terminal.
 *
 * <p>Safe for use by several threads; a line never breaks into another.
 */
public final class Console {

    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean transientShown;

    /** Writes to {@code out}; {@code terminal} says whether a line may be written over. */
    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The process's standard output. */
    public static Console standard() {
        java.io.Console console = System.console();
        return new Console(System.out, console != null && console.isTerminal());
    }

    /** Whether a person is probably watching. */
    public boolean terminal() {
        return terminal;
    }

    /** Writes a line that stays. */
    public synchronized void line(String text) {
        erase();
        out.println(text);
        out.flush();
    }

    /** Shows what is going on until the next line; nothing where the output is not a terminal. */
    public synchronized void passing(String text) {
        if (!terminal) {
            return;
        }
        erase();
        out.print(text);
        out.flush();
        transientShown = true;
    }

    private void erase() {
        if (transientShown) {
            out.print(ERASE_LINE);
            transientShown = false;
        }
    }
}
