package io.fupan.feedback.entry;

import io.fupan.event.Event;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.Families;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The answer of a member of the team. Of the sender the event holds nothing but the team: no name, no time finer than
 * the day, and an id that was hashed. Fields that are not asked for are not kept.
 */
@Component
final class TeamEntry implements Entry {

    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    private final Clock clock;

    TeamEntry(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "team";
    }

    @Override
    public Event<FeedbackFact> read(JsonNode answer) {
        Fields fields = new Fields(answer);
        String survey = fields.name("survey");
        LocalDate day = fields.day("answeredOn", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1));
        return new Event<>(
                anonymous(survey, fields.optionalName("id")),
                SOURCE,
                Families.FEEDBACK.typeOf(FeedbackFact.TeamAnswered.class),
                survey,
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                null,
                null,
                null,
                fields.provenance(),
                new FeedbackFact.TeamAnswered(
                        survey,
                        fields.name("team"),
                        fields.integer("score", LOWEST, HIGHEST),
                        fields.optionalName("theme"),
                        fields.optionalText("text", Fields.MAX_TEXT)));
    }

    /** The same answer sent again has the same id, which is all that the sender's id is used for. */
    private static String anonymous(String survey, @Nullable String id) {
        if (id == null) {
            return UUID.randomUUID().toString();
        }
        try {
            byte[] both = (survey + '\n' + id).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(both));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
