package io.fupan.local.console;

import java.util.Locale;

/** How far a piece of work of known size has come: a bar on a terminal, a line for every tenth otherwise. */
public final class Progress {

    private static final int WIDTH = 30;
    private static final int STEPS = 10;

    private final Console console;
    private final String what;
    private final int total;
    private int done;

    /** Of {@code total} steps of {@code what}. */
    public Progress(Console console, String what, int total) {
        this.console = console;
        this.what = what;
        this.total = total;
    }

    /** {@code count} more steps are done. */
    public synchronized void advance(int count) {
        int before = tenths();
        done += count;
        if (done >= total) {
            console.line(String.format(Locale.ROOT, "%s: %,d", what, done));
        } else if (console.terminal()) {
            console.passing(bar());
        } else if (tenths() > before) {
            console.line(String.format(Locale.ROOT, "%s: %,d of %,d", what, done, total));
        }
    }

    private int tenths() {
        return total == 0 ? STEPS : done * STEPS / total;
    }

    private String bar() {
        int filled = (int) ((long) done * WIDTH / total);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %,d of %,d",
                what,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                done,
                total);
    }
}
