package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task remembers of a deal.
 *
 * @param events all its events, each once
 * @param shares what it has added to the cells so far, to be retracted exactly when its facts change
 */
record DealState(List<Event<DealFact>> events, List<Share> shares) {

    static final DealState NEW = new DealState(List.of(), List.of());

    DealState {
        events = List.copyOf(events);
        shares = List.copyOf(shares);
    }

    /** The state with one more event, or {@code null} if the event is no news. */
    @Nullable DealState with(Event<DealFact> event) {
        List<Event<DealFact>> more = new ArrayList<>(events);
        for (int i = 0; i < more.size(); i++) {
            Event<DealFact> known = more.get(i);
            if (known.identity().equals(event.identity())) {
                if (DealFold.preferred(known, event) == known) {
                    return null;
                }
                more.set(i, event);
                return new DealState(more, shares);
            }
        }
        more.add(event);
        return new DealState(more, shares);
    }

    /** The state after its shares have been brought into the cells. */
    DealState sharing(List<Share> now) {
        return new DealState(events, now);
    }
}
