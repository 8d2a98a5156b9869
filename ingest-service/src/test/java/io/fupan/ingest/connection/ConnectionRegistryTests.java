package io.fupan.ingest.connection;

import static io.fupan.ingest.connection.Fixtures.definition;
import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ConnectionRegistryTests {

    private final ConnectionRegistry registry = Fixtures.registry();

    @Test
    void keepsTheLatestVersion() {
        Fixtures.apply(registry, "a", definition(1, Definition.ACTIVE));
        Fixtures.apply(registry, "b", definition(2, Definition.PAUSED));
        assertThat(registry.all()).extracting(Definition::version).containsExactly(2L);
    }

    @Test
    void letsTheFirstOfTwoChangesWinAndRemembersTheOther() {
        Fixtures.apply(registry, "first", definition(2, Definition.PAUSED));
        Fixtures.apply(registry, "second", definition(2, Definition.ACTIVE));

        assertThat(registry.find("east").state()).isEqualTo(Definition.PAUSED);
        assertThat(registry.refused("second")).isTrue();
        assertThat(registry.refused("first")).isFalse();
    }

    @Test
    void endsInTheSameStateWhenOnlyTheLastRecordsAreLeft() {
        Definition winner = definition(2, Definition.PAUSED);
        Fixtures.apply(registry, "second", definition(2, Definition.ACTIVE));
        Fixtures.apply(registry, "repair", winner.changed(3, winner.changedAt(), winner.changedBy()));
        assertThat(registry.find("east").state()).isEqualTo(Definition.PAUSED);
    }

    @Test
    void doesNotListWhatWasDeleted() {
        Fixtures.apply(registry, "a", definition(1, Definition.ACTIVE));
        Fixtures.apply(registry, "b", definition(2, Definition.ACTIVE).deleted());
        assertThat(registry.all()).isEmpty();
        assertThat(registry.find("east").version()).isEqualTo(2);
    }

    @Test
    void passesOverWhatItCannotRead() {
        registry.apply(List.of(new ConsumerRecord<>(Topics.CONNECTIONS.name(), 0, 0, "east", "{\"data\":5}".getBytes())));
        assertThat(registry.all()).isEmpty();
    }
}
