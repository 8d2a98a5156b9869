package io.fupan.local.stack;

import java.time.Duration;

/**
 * How long each part may take to end by itself.
 *
 * @param gateway first, so that nothing new comes in
 * @param services together
 * @param store a view, with nothing to save
 * @param broker last, since everything else talks to it
 */
record StopPatience(Duration gateway, Duration services, Duration store, Duration broker) {

    /** Short enough that a person keeps waiting. */
    static final StopPatience USUAL =
            new StopPatience(Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofSeconds(2), Duration.ofSeconds(6));

    /** Long enough to write a cache of what was loaded and compiled. */
    static final StopPatience TRAINING = new StopPatience(
            Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(1), Duration.ofMinutes(1));
}
