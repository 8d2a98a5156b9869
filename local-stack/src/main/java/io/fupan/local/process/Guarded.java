package io.fupan.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when the launcher is gone.
 *
 * <p>Standard input is a pipe that only the launcher holds. It ends when the launcher ends, however that happened, on
 * every operating system; no process is left behind by a {@code kill -9}.
 */
public final class Guarded {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int ENDED_WITH_LAUNCHER = 143;

    private Guarded() {}

    /** Runs the class named first with the arguments that follow it. */
    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().daemon().name("launcher-watch").start(() -> endWith(System.in));
        Method main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        // The main class of a service need not be public.
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void endWith(InputStream launcher) {
        awaitEnd(launcher);
        Thread.ofPlatform().daemon().name("launcher-watch-halt").start(Guarded::haltAfterGrace);
        System.exit(ENDED_WITH_LAUNCHER);
    }

    private static void awaitEnd(InputStream launcher) {
        try {
            while (launcher.read() >= 0) {
                // Nobody writes here; only the end of the pipe matters.
            }
        } catch (IOException e) {
            // A broken pipe says the same as an ended one.
        }
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ENDED_WITH_LAUNCHER);
    }
}
