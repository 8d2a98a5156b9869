package io.fupan.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A write command of several items, run item by item as MongoDB does: when ordered, nothing after the first error is
 * done, and the reply counts what was.
 */
final class BulkWrite {

    /** Runs the command with one item. */
    interface Command {
        Document run(Document query);
    }

    private final String key;
    private final Document query;
    private final boolean ordered;
    private final List<Document> upserted = new ArrayList<>();
    private final List<Document> errors = new ArrayList<>();
    private int n;
    private int modified;

    /** The command {@code query}, whose items are listed under {@code key}. */
    BulkWrite(String key, Document query) {
        this.key = key;
        this.query = query;
        this.ordered = !Boolean.FALSE.equals(query.get("ordered"));
    }

    Document run(Command command) {
        Collection<Document> items = documents(query, key);
        int index = 0;
        for (Document item : items) {
            runOne(command, item, index++);
            if (ordered && !errors.isEmpty()) {
                break;
            }
        }
        return reply();
    }

    private void runOne(Command command, Document item, int index) {
        Document one = query.clone();
        one.put(key, List.of(item));
        try {
            Document reply = command.run(one);
            Collection<Document> failed = documents(reply, "writeErrors");
            failed.forEach(error -> errors.add(at(error, index)));
            documents(reply, "upserted").forEach(id -> upserted.add(at(id, index)));
            // The reply to a failed insert counts it nevertheless.
            n += failed.isEmpty() ? number(reply, "n") : 0;
            modified += number(reply, "nModified");
        } catch (MongoServerError e) {
            errors.add(new Document("index", index).append("code", e.getCode()).append("errmsg", e.getMessage()));
        }
    }

    private Document reply() {
        Document reply = new Document("n", n);
        if (key.equals("updates")) {
            reply.append("nModified", modified);
        }
        if (!upserted.isEmpty()) {
            reply.append("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            reply.append("writeErrors", errors);
        }
        return reply.append("ok", 1.0);
    }

    private static Document at(Document document, int index) {
        Document copy = document.clone();
        copy.put("index", index);
        return copy;
    }

    private static int number(Document reply, String key) {
        return reply.get(key) instanceof Number number ? number.intValue() : 0;
    }

    @SuppressWarnings("unchecked")
    private static Collection<Document> documents(Document document, String key) {
        return document.get(key) instanceof Collection<?> items ? (Collection<Document>) items : List.of();
    }
}
