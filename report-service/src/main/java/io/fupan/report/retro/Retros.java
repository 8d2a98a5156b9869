package io.fupan.report.retro;

import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The retros, as projected. */
public final class Retros {

    private final MongoTemplate mongo;

    Retros(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Retros, newest first; {@code next} is the cursor of the next page, {@code null} on the last one. */
    record Page(List<Retro> items, @Nullable String next) {}

    /** A retro, if there is one of this id. */
    public @Nullable Retro find(String id) {
        Document stored = mongo.getCollection(RetroProjection.COLLECTION)
                .find(new Document("_id", id))
                .first();
        return stored == null ? null : RetroProjection.read(stored);
    }

    /** The retros of a scope, oldest first. */
    public List<Retro> of(String scope) {
        Query query = new Query(Criteria.where("scope").is(scope))
                .with(Sort.by(Sort.Order.asc("createdAt"), Sort.Order.asc("_id")));
        return mongo.find(query, Document.class, RetroProjection.COLLECTION).stream()
                .map(RetroProjection::read)
                .toList();
    }

    Page list(@Nullable Set<String> scopes, @Nullable String cursor, int limit) {
        List<Criteria> all = new ArrayList<>();
        if (scopes != null) {
            all.add(Criteria.where("scope").in(scopes));
        }
        if (cursor != null) {
            all.add(after(cursor));
        }
        Query query = new Query(all.isEmpty() ? new Criteria() : new Criteria().andOperator(all))
                .with(Sort.by(Sort.Order.desc("createdAt"), Sort.Order.asc("_id")))
                .limit(limit + 1);
        List<Retro> found = mongo.find(query, Document.class, RetroProjection.COLLECTION).stream()
                .map(RetroProjection::read)
                .toList();
        boolean more = found.size() > limit;
        List<Retro> items = more ? found.subList(0, limit) : found;
        return new Page(items, more ? cursorAfter(items.getLast()) : null);
    }

    private static Criteria after(String cursor) {
        String[] place;
        try {
            place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
        } catch (IllegalArgumentException e) {
            place = new String[0];
        }
        if (place.length != 2) {
            throw Problem.invalid("invalid-cursor", "cursor", "expected a cursor from an earlier answer");
        }
        return new Criteria()
                .orOperator(
                        Criteria.where("createdAt").lt(place[0]),
                        Criteria.where("createdAt").is(place[0]).and("_id").gt(place[1]));
    }

    private static String cursorAfter(Retro retro) {
        String place = retro.createdAt().toString() + '|' + retro.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
