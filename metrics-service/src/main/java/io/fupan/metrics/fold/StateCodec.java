package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.link.LinkFact;
import io.fupan.metric.cell.Share;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of a thing as bytes: its events as they are written on their logs, the rest packed. */
final class StateCodec {

    private static final long UNDATED = Long.MIN_VALUE;

    private StateCodec() {}

    static byte @Nullable [] write(@Nullable EntityState state) {
        if (state == null) {
            return null;
        }
        PackedWriter out = new PackedWriter();
        write(out, state.said().deal(), Families.DEAL);
        write(out, state.said().customer(), Families.CUSTOMER);
        write(out, state.said().activity(), Families.ACTIVITY);
        out.number(state.told().size());
        state.told().forEach((key, event) -> {
            out.text(key);
            out.block(Families.LINK.write(event));
        });
        out.number(state.tells().size());
        state.tells().forEach((key, digest) -> {
            out.text(key);
            out.text(digest);
        });
        out.number(state.shares().size());
        state.shares().forEach(share -> write(out, share));
        return out.bytes();
    }

    private static <F extends Fact> void write(PackedWriter out, List<Event<F>> events, EventCodec<F> codec) {
        out.number(events.size());
        events.forEach(event -> out.block(codec.write(event)));
    }

    private static void write(PackedWriter out, Share share) {
        out.text(share.family());
        out.number(share.day() == null ? UNDATED : share.day().toEpochDay());
        out.number(share.scopes().size());
        share.scopes().forEach(scope -> out.text(scope.toString()));
        out.quantities(share.quantities());
    }

    static @Nullable EntityState read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        PackedReader in = new PackedReader(bytes);
        Said said = new Said(events(in, Families.DEAL), events(in, Families.CUSTOMER), events(in, Families.ACTIVITY));
        SortedMap<String, Event<LinkFact>> told = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            String key = in.text();
            told.put(key, Families.LINK.read(in.block()));
        }
        SortedMap<String, String> tells = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            String key = in.text();
            tells.put(key, in.text());
        }
        List<Share> shares = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            shares.add(share(in));
        }
        return new EntityState(said, told, shares, tells);
    }

    private static <F extends Fact> List<Event<F>> events(PackedReader in, EventCodec<F> codec) {
        List<Event<F>> events = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            events.add(codec.read(in.block()));
        }
        return events;
    }

    private static Share share(PackedReader in) {
        String family = in.text();
        long day = in.number();
        List<Scope> scopes = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            scopes.add(Scope.parse(in.text()));
        }
        return new Share(scopes, day == UNDATED ? null : LocalDate.ofEpochDay(day), family, in.quantities());
    }
}
