package io.fupan.ingest.said;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** When something came first, for as long as its coming again is a repetition. */
final class FirstArrivals {

    private final Duration window;
    private final int most;
    private final Map<String, Instant> first = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param window how long after the first a repetition may come
     * @param most how many are remembered; beyond that the oldest are forgotten
     */
    FirstArrivals(Duration window, int most) {
        this.window = window;
        this.most = most;
    }

    /** When it came first, if that is within the window before {@code at}; otherwise {@code at}, which is the first now. */
    synchronized Instant of(String what, Instant at) {
        Instant known = first.get(what);
        if (known != null && at.isBefore(known)) {
            return at; // one of long ago that is read again; it is no measure for what comes now
        }
        if (known != null && at.isBefore(known.plus(window))) {
            return known;
        }
        first.remove(what); // so that it goes to the end, behind those that came before it
        first.put(what, at);
        if (first.size() > most) {
            Iterator<Instant> oldest = first.values().iterator();
            oldest.next();
            oldest.remove();
        }
        return at;
    }
}
