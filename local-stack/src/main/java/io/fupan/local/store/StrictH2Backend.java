package io.fupan.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The embedded store made honest: it does what it says, or says that it does not.
 *
 * <ul>
 *   <li>One lock for every command and a deep copy of each reply: nobody reads half of an update.
 *   <li>A write is committed to the file before it is acknowledged, so that it survives a kill.
 *   <li>Ordered writes stop at the first error, and counts are right, see {@link BulkWrite}.
 *   <li>{@code hello} is answered.
 *   <li>Keys of indexes are compared as what they are, see {@link IndexKeyType}.
 *   <li>What would silently be ignored is refused, see {@link Refusals}.
 * </ul>
 */
public final class StrictH2Backend extends H2Backend {

    private static final Set<String> WRITES = Set.of(
            "insert", "update", "delete", "findandmodify", "create", "createindexes", "drop", "dropindexes",
            "deleteindexes", "dropdatabase", "renamecollection", "aggregate");

    private static final int COMPACT_EVERY_COMMITS = 500;
    private static final int COMPACT_FILL_PERCENT = 70;
    private static final int COMPACT_BYTES = 16 << 20;
    private static final int CACHE_MIB = 64;

    private final Object lock = new Object();
    private int commits;

    private StrictH2Backend(MVStore store) {
        super(store);
    }

    /** A store that is gone when its process ends: a view is rebuilt from the log. */
    public static StrictH2Backend inMemory() {
        return new StrictH2Backend(new MVStore.Builder().autoCommitDisabled().open());
    }

    /** A store in a file; what was acknowledged survives a kill of the process, though not a loss of power. */
    public static StrictH2Backend inFile(String file) {
        // Without background commits, which could come in the middle of an operation.
        MVStore store = new MVStore.Builder()
                .fileName(file)
                .autoCommitDisabled()
                .cacheSize(CACHE_MIB)
                .open();
        // Pages of old versions may be used again at once, which keeps the file small.
        store.setRetentionTime(0);
        return new StrictH2Backend(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name);
    }

    /** A database whose indexes compare their keys as {@link IndexKeyType} does. */
    private final class Database extends H2Database {

        Database(String name) {
            super(name, getMvStore(), getCursorRegistry());
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            // The map is opened by this name again, and then is there already.
            getMvStore()
                    .openMap(
                            getFullCollectionNamespace(collection) + "._index_" + index,
                            new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeyType()));
            return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        Refusals.check(name, query);
        synchronized (lock) {
            try {
                return answer(channel, database, command, query).cloneDeeply();
            } finally {
                if (WRITES.contains(name)) {
                    committed();
                }
            }
        }
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        BulkWrite.Command each = part -> super.handleCommand(channel, database, command, part);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "hello" -> super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true);
            case "insert" -> new BulkWrite("documents", query).run(each);
            case "update" -> new BulkWrite("updates", query).run(each);
            case "delete" -> new BulkWrite("deletes", query).run(each);
            default -> each.run(query);
        };
    }

    private void committed() {
        commit();
        commits++;
        if (!isInMemory() && commits % COMPACT_EVERY_COMMITS == 0) {
            // Nothing else reclaims space, since the background thread is off.
            getMvStore().compact(COMPACT_FILL_PERCENT, COMPACT_BYTES);
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            commit();
            super.close();
        }
    }
}
