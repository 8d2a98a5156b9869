package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

class BacklogTests {

    private final Map<String, Long> cut = new HashMap<>();
    private final Backlog backlog = new Backlog(Map.of("deals-0", 3L, "deals-1", 5L, "deals-2", 0L), () -> cut);

    @Test
    void isContainedWhenEveryLogIsUpToItsEndAtTheStart() {
        cut.putAll(Map.of("deals-0", 3L, "deals-1", 4L));
        assertThat(backlog.isContained()).isFalse();

        cut.put("deals-1", 5L);

        assertThat(backlog.isContained()).isTrue();
    }

    @Test
    void staysContained() {
        cut.putAll(Map.of("deals-0", 3L, "deals-1", 6L));
        assertThat(backlog.isContained()).isTrue();

        cut.clear();

        assertThat(backlog.isContained()).isTrue();
    }

    @Test
    void keepsAnInstanceFromBeingReady() {
        FoldHealth health = new FoldHealth(
                new StaticListableBeanFactory().getBeanProvider(StreamsBuilderFactoryBean.class), backlog);

        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails()).containsEntry("backlog", "catching up");
    }
}
