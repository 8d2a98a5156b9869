package io.fupan.metric.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.metric.Activity;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadFoldTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givesTheSameFactsInAnyOrderAndWithDuplicates(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Event<ActivityFact>> life = Activity.anyLead(random);

            assertThat(LeadFold.fold("L", Activity.disturbed(life, random))).isEqualTo(LeadFold.fold("L", life));
        }
    }

    @Test
    void takesNeitherAMachineNorANoteForAnAttempt() {
        LeadFacts facts = LeadFold.fold("L", Activity.of("L")
                .at("2017-03-01T08:00:00Z", Activity.created("web", "Ann"))
                .at("2017-03-01T08:01:00Z", Activity.automatic("email"))
                .at("2017-03-01T08:02:00Z", Activity.did("note", "out"))
                .at("2017-03-01T08:03:00Z", Activity.did("email", "in"))
                .at("2017-03-01T08:30:00Z", Activity.did("email", "out"))
                .events());

        assertThat(facts.firstAttempt()).isEqualTo(Instant.parse("2017-03-01T08:30:00Z"));
        assertThat(facts.firstContact()).isEqualTo(Instant.parse("2017-03-01T08:03:00Z"));
    }

    @Test
    void takesACallForAContactOnlyIfItLasted() {
        LeadFacts facts = LeadFold.fold("L", Activity.of("L")
                .at("2017-03-01T08:00:00Z", Activity.created(null, null))
                .at("2017-03-01T08:10:00Z", Activity.call(0))
                .at("2017-03-01T08:20:00Z", Activity.call(90))
                .events());

        assertThat(facts.firstAttempt()).isEqualTo(Instant.parse("2017-03-01T08:10:00Z"));
        assertThat(facts.firstContact()).isEqualTo(Instant.parse("2017-03-01T08:20:00Z"));
    }

    @Test
    void knowsALeadFromActivitiesAboutSomethingElse() {
        assertThat(LeadFold.isLead(Activity.of("A").at("2017-03-01T08:10:00Z", Activity.call(0)).events())).isFalse();
        assertThat(LeadFold.isLead(Activity.of("A").at("2017-03-01T08:10:00Z", Activity.created(null, null)).events()))
                .isTrue();
    }
}
