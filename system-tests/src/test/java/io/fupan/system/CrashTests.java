package io.fupan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every process is killed without warning while events are loaded in a wild order; the numbers do not notice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashTests {

    private static final List<String> PARTS = List.of(
            "ingest-service", "metrics-service", "gateway", "store", "report-service", "feedback-service", "broker");

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start("crash", "up");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void losesNothingAndCountsNothingTwiceWhenEachProcessIsKilledInMidLoad() throws Exception {
        CompletableFuture<String> loaded =
                CompletableFuture.supplyAsync(() -> LocalStack.run(stack.loading("--shuffle", "11", "--twice")));
        await().atMost(Duration.ofMinutes(1)).until(() -> loaded.isDone() || dealsCreated() > 0);
        boolean inMidLoad = false;
        for (String part : PARTS) {
            ProcessHandle victim = stack.process(part);
            inMidLoad |= !loaded.isDone();
            stack.kill(part);
            // Ready means caught up with what the log held at the start, and the load goes on meanwhile.
            await().atMost(Duration.ofMinutes(8)).until(() -> !victim.isAlive() && stack.isHealthy());
        }
        loaded.get();
        stack.awaitContained();

        assertThat(inMidLoad).isTrue();
        new ReferenceAnswers(stack.as("manager")).assertEqual();
    }

    @Test
    @Order(2)
    void losesNothingWhenAllProcessesAreKilledAtOnce() {
        stack.kill("launcher");
        PARTS.forEach(stack::kill);

        stack.start("up");
        stack.awaitContained();

        new ReferenceAnswers(stack.as("manager")).assertEqual();
    }

    @Test
    @Order(3)
    void takesFiftyWinsBackWhenTheyAreReopenedAndLost() throws Exception {
        stack.load("--reverse", "50");

        Api manager = stack.as("manager");
        assertThat(manager.metric("dealsWon").get("value").asLong()).isEqualTo(4188);
        assertThat(manager.metric("dealsLost").get("value").asLong()).isEqualTo(2523);
        assertThat(manager.metric("bookings").get("value").asString()).isEqualTo("9895265.00");
        assertThat(manager.metric("winRate").get("value").asDouble())
                .isCloseTo(0.624050, org.assertj.core.data.Offset.offset(5e-7));
        assertThat(new Oracle(new TopicReader(stack.broker()), Path.of("target", "oracle-reversed"))
                        .compare()
                        .differences())
                .isEmpty();
    }

    private static long dealsCreated() {
        try {
            return stack.as("manager").metric("dealsCreated").get("value").asLong();
        } catch (RuntimeException | AssertionError e) {
            return 0;
        }
    }
}
