package io.fupan.feedback.answer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The answers of teams, by whole surveys. */
@Component
public final class TeamAnswers {

    private static final Collected<TeamAnswer> COLLECTED =
            new Collected<>(TeamAnswer::identity, TeamAnswer.IN_TIME, TeamAnswer::document, TeamAnswer::of);

    private final MongoTemplate mongo;

    TeamAnswers(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** All answers, of whatever day, of the surveys that were answered on one of the days. */
    public List<TeamAnswer> ofSurveysAnswered(@Nullable LocalDate from, LocalDate to) {
        // A day written as ISO 8601 text sorts as the day does.
        Bson until = Filters.lte("answeredOn", to.toString());
        Bson days = from == null ? until : Filters.and(Filters.gte("answeredOn", from.toString()), until);
        Set<String> surveys = collection().distinct("survey", days, String.class).into(new TreeSet<>());
        return surveys.isEmpty()
                ? List.of()
                : collection().find(Filters.in("survey", surveys)).map(TeamAnswer::of).into(new ArrayList<>());
    }

    void store(Collection<TeamAnswer> answers) {
        collection().createIndex(Indexes.ascending("survey"));
        COLLECTED.store(collection(), answers);
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection("feedback-team-answers");
    }
}
