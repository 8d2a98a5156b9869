package io.fupan.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the store's engine would silently ignore, and this store therefore refuses. */
final class Refusals {

    private static final int COMMAND_NOT_SUPPORTED = 115;
    private static final List<String> CREATE_OPTIONS = List.of(
            "viewOn", "timeseries", "validator", "capped", "expireAfterSeconds", "clusteredIndex", "collation");
    private static final List<String> INDEX_OPTIONS =
            List.of("partialFilterExpression", "expireAfterSeconds", "collation");
    private static final Set<String> PROJECTIONS = Set.of("$slice", "$elemMatch");

    private Refusals() {}

    /** Throws if the command asks for something that would not be done. */
    static void check(String command, Document query) {
        if (query.get("collation") != null) {
            refuse("collation");
        }
        if (query.get("startTransaction") != null || Boolean.FALSE.equals(query.get("autocommit"))) {
            refuse("a transaction");
        }
        checkWriteConcern(query);
        switch (command) {
            case "update" -> items(query, "updates").forEach(Refusals::checkUpdate);
            case "delete" -> items(query, "deletes").forEach(Refusals::checkCollation);
            case "findandmodify" -> checkPipelineUpdate(query.get("update"));
            case "create" -> CREATE_OPTIONS.forEach(option -> checkOption(query, option, "create option "));
            case "createindexes" -> items(query, "indexes").forEach(Refusals::checkIndex);
            case "find" -> checkProjection(query);
            case "aggregate" -> items(query, "pipeline").forEach(Refusals::checkStage);
            default -> {
                // Other commands have no option that is ignored.
            }
        }
    }

    private static void checkWriteConcern(Document query) {
        if (query.get("writeConcern") instanceof Document concern
                && concern.get("w") instanceof Number copies
                && copies.intValue() > 1) {
            refuse("write concern w:" + copies);
        }
    }

    private static void checkUpdate(Document update) {
        checkCollation(update);
        checkPipelineUpdate(update.get("u"));
    }

    private static void checkCollation(Document item) {
        checkOption(item, "collation", "");
    }

    private static void checkPipelineUpdate(@Nullable Object update) {
        if (update instanceof Collection<?>) {
            refuse("an update by pipeline");
        }
    }

    private static void checkIndex(Document index) {
        INDEX_OPTIONS.forEach(option -> checkOption(index, option, "index option "));
        if (index.get("key") instanceof Document key) {
            key.forEach((field, kind) -> {
                if (!(kind instanceof Number) || field.contains("$**")) {
                    refuse("index type " + kind + " on " + field);
                }
            });
        }
    }

    private static void checkProjection(Document query) {
        if (query.get("projection") instanceof Document projection) {
            projection.forEach((field, value) -> {
                if (value instanceof String || value instanceof Document expression && !isKnown(expression)) {
                    refuse("projection expression on " + field);
                }
            });
        }
    }

    private static boolean isKnown(Document expression) {
        return expression.isEmpty() || PROJECTIONS.contains(expression.keySet().iterator().next());
    }

    private static void checkStage(Document stage) {
        checkOption(stage, "$changeStream", "stage ");
    }

    private static void checkOption(Document document, String option, String what) {
        Object value = document.get(option);
        if (value != null && !Boolean.FALSE.equals(value)) {
            refuse(what + option);
        }
    }

    private static List<Document> items(Document query, String key) {
        return query.get(key) instanceof Collection<?> items
                ? items.stream().filter(Document.class::isInstance).map(Document.class::cast).toList()
                : List.of();
    }

    private static void refuse(String what) {
        throw new MongoServerError(
                COMMAND_NOT_SUPPORTED,
                "CommandNotSupported",
                "embedded store: %s is not supported; use MongoDB itself".formatted(what));
    }
}
