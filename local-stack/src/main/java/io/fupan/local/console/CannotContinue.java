package io.fupan.local.console;

/** Something the person at the terminal has to know or to change; its message says what and how. */
public final class CannotContinue extends RuntimeException {

    /** With a message that is printed as it is. */
    public CannotContinue(String message) {
        super(message);
    }

    /** With a message that is printed as it is, and what led to it. */
    public CannotContinue(String message, Throwable cause) {
        super(message, cause);
    }
}
