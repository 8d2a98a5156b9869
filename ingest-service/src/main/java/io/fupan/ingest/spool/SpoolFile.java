package io.fupan.ingest.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** Parcels in a file, in order. What {@link #append} took survives the loss of power. */
final class SpoolFile implements AutoCloseable {

    private static final String NAME = "spool.mv";
    /** A page is written anew with every parcel that is put into it, so it holds few of them. */
    private static final int PAGE_BYTES = 4096;
    private static final int CACHE_MEGABYTES = 4;
    private static final int COMPACT_MILLIS = 200;

    private final MVStore store;
    private final MVMap<Long, byte[]> parcels;
    /** Parcels that the log will never take, for people to look at. */
    private final MVMap<Long, byte[]> aside;
    private final MVMap<String, Long> totals;

    private SpoolFile(MVStore store) {
        this.store = store;
        this.parcels = store.openMap("parcels");
        this.aside = store.openMap("aside");
        this.totals = store.openMap("totals");
    }

    /**
     * A parcel and its place.
     *
     * @param number grows by one with each parcel
     */
    record Entry(long number, byte[] bytes) {}

    /** The file in the directory, with what was left in it. */
    static SpoolFile open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SpoolFile(new MVStore.Builder()
                .fileName(directory.resolve(NAME).toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .compress()
                .open());
    }

    /** Puts parcels at the end; returns when they are on disk. */
    synchronized void append(List<byte[]> added) {
        Long last = parcels.lastKey();
        long number = Math.max(last == null ? 0 : last, total("last"));
        long bytes = bytes();
        for (byte[] each : added) {
            parcels.put(++number, each);
            bytes += each.length;
        }
        totals.put("last", number);
        totals.put("bytes", bytes);
        store.commit();
        store.sync();
    }

    /** The first parcels, together not larger than that unless the first one is. */
    synchronized List<Entry> head(int count, long size) {
        List<Entry> head = new ArrayList<>();
        long left = size;
        Cursor<Long, byte[]> all = parcels.cursor(null);
        while (all.hasNext() && head.size() < count) {
            Entry next = new Entry(all.next(), all.getValue());
            left -= next.bytes().length;
            if (left < 0 && !head.isEmpty()) {
                break;
            }
            head.add(next);
        }
        return head;
    }

    /** Takes parcels out; after a loss of power they may be there again. */
    synchronized void remove(List<Entry> done) {
        long bytes = bytes();
        for (Entry each : done) {
            if (parcels.remove(each.number()) != null) {
                bytes -= each.bytes().length;
            }
        }
        totals.put("bytes", bytes);
        store.commit();
        if (parcels.isEmpty()) {
            store.compactFile(COMPACT_MILLIS);
        }
    }

    /** Puts a parcel aside. */
    synchronized void putAside(Entry entry) {
        aside.put(entry.number(), entry.bytes());
        remove(List.of(entry));
        store.sync();
    }

    synchronized @Nullable Entry first() {
        List<Entry> head = head(1, 0);
        return head.isEmpty() ? null : head.getFirst();
    }

    synchronized long count() {
        return parcels.sizeAsLong();
    }

    synchronized long countAside() {
        return aside.sizeAsLong();
    }

    /** Of the parcels that wait. */
    synchronized long bytes() {
        return total("bytes");
    }

    @Override
    public synchronized void close() {
        store.close();
    }

    /** For a store that is broken: what is on disk stays as it is. */
    synchronized void abandon() {
        store.closeImmediately();
    }

    private long total(String name) {
        Long total = totals.get(name);
        return total == null ? 0 : total;
    }
}
