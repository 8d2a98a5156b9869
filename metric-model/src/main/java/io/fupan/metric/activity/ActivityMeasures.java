package io.fupan.metric.activity;

import java.util.List;

/** The names of the measures of what people did. */
public final class ActivityMeasures {

    /** Per kind: what people did, on the day they did it. */
    public static final String LOGGED = "logged";

    /** Per kind: what machines did. */
    public static final String AUTOMATIC = "automatic";

    /** How many seconds of what people did are known, on the day they did it. */
    public static final String SECONDS = "seconds";

    /** How often people did something of which no source says how long it took. */
    public static final String NO_DURATION = "noDuration";

    /** The kinds of activity; any other word counts as the last. */
    public static final List<String> KINDS = List.of("call", "meeting", "email", "note", "task", "other");

    private ActivityMeasures() {}
}
