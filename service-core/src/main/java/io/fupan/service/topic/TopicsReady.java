package io.fupan.service.topic;

import io.fupan.service.topic.TopicCheck.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Says that the topics exist and keep what they must keep. A bean that reads or writes topics depends on this one.
 *
 * <p>Topics are created explicitly: broker retention works on record timestamps and deletes silently, so a topic
 * that was created with a wrong retention is refused rather than found empty later. And whoever writes to a topic that
 * is missing, or reads it, may make the broker create it, with a retention of its own: so nobody does before it is ready.
 *
 * <p>A service that {@linkplain TopicProperties#startWithout starts without} waits in the background for a broker that
 * is away, and for a topic to be put right.
 */
public final class TopicsReady implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TopicsReady.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** For so long an answer is waited for; and so often is looked at what a person has to put right. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final TopicCheck check;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final boolean startedWithout;

    private volatile Outcome last;

    /** Makes sure of all topics, waiting for the broker as long as the properties say. */
    TopicsReady(Broker broker, TopicProperties properties) {
        this.check = new TopicCheck(broker, properties);
        this.last = properties.ensure() ? waitFor(properties.patience()) : new Outcome.Ready();
        if (last instanceof Outcome.Ready) {
            startedWithout = false;
            ready.countDown();
            return;
        }
        if (!properties.startWithout()) {
            throw new IllegalStateException("the topics cannot be made ready: " + last, cause(last));
        }
        startedWithout = true;
        tell(last);
        Thread.ofVirtual().name("topics").start(this::waitOn);
    }

    /** Whether all topics are as they must be. */
    public boolean isReady() {
        return ready.getCount() == 0;
    }

    /**
     * Waits until all topics are as they must be.
     *
     * @return false if they were not in time
     */
    public boolean await(Duration patience) throws InterruptedException {
        return ready.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Makes sure before a topic is read or written.
     *
     * @throws TopicsNotReady if they are not ready
     */
    public void require() {
        if (!isReady()) {
            throw new TopicsNotReady("the topics are not ready: " + last);
        }
    }

    /** What is wrong with a topic, so that nothing is read or written until a person puts it right. */
    public @Nullable String refusal() {
        Outcome now = last;
        return now instanceof Outcome.Refused ? now.toString() : null;
    }

    /** Whether the service was started before the topics were ready. */
    public boolean startedWithout() {
        return startedWithout;
    }

    @Override
    public void destroy() {
        closed.countDown();
    }

    private Outcome waitFor(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Duration left = Duration.ofNanos(Math.max(PAUSE.toNanos(), deadline - System.nanoTime()));
                Outcome outcome = check.run(left.compareTo(ANSWER) < 0 ? left : ANSWER);
                if (!(outcome instanceof Outcome.Away) || System.nanoTime() > deadline) {
                    return outcome;
                }
                LOG.info("waiting for the broker");
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the topics ready", e);
        }
    }

    private void waitOn() {
        try {
            while (!closed.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                Outcome outcome = check.run(ANSWER);
                if (!outcome.isSameAs(last)) {
                    tell(outcome);
                }
                last = outcome;
                if (outcome instanceof Outcome.Ready) {
                    ready.countDown();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        return last instanceof Outcome.Refused ? ANSWER : PAUSE;
    }

    private static void tell(Outcome outcome) {
        switch (outcome) {
            case Outcome.Ready() -> LOG.info("the topics are ready");
            case Outcome.Away away ->
                LOG.atWarn().addKeyValue("cause", away).log("the broker is away, the topics are made sure of when it is back");
            case Outcome.Refused refused ->
                LOG.atError().addKeyValue("cause", refused).log("nothing is written or read until the topics are put right");
        }
    }

    private static @Nullable Exception cause(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ready() -> null;
            case Outcome.Away(Exception cause) -> cause;
            case Outcome.Refused(Exception cause) -> cause;
        };
    }
}
