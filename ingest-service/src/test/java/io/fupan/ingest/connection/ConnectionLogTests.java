package io.fupan.ingest.connection;

import static io.fupan.ingest.connection.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fupan.ingest.RunningIngest;
import io.fupan.service.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ConnectionLogTests extends RunningIngest {

    @Autowired
    private ConnectionLog log;

    @Autowired
    private ConnectionRegistry registry;

    @Test
    void tellsWhoeverWasSecondAndLeavesTheFirstAsTheLastRecord() {
        log.write(definition(1, Definition.ACTIVE));
        log.write(definition(2, Definition.PAUSED));

        Problem second = catchThrowableOfType(Problem.class, () -> log.write(definition(2, Definition.ACTIVE)));

        assertThat(second.getStatusCode().value()).isEqualTo(409);
        assertThat(registry.find("raced").state()).isEqualTo(Definition.PAUSED);
        assertThat(registry.find("raced").version()).isEqualTo(3);
    }

    private static Definition definition(long version, String state) {
        return new Definition(
                "raced", "paper", version, state, NOON, NOON, "ada", List.of(), Map.of(), Map.of(), null, null);
    }
}
