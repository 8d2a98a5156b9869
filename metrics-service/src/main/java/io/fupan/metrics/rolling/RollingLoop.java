package io.fupan.metrics.rolling;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The one thread that follows the numbers: takes part in the group, and does a round when it is time. */
final class RollingLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RollingLoop.class);
    private static final Duration TICK = Duration.ofMillis(150);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> members;
    private final BooleanSupplier ready;
    private final Supplier<Object> position;
    private final Rounds rounds;
    private final RollingMeters meters;
    private final Pace pace;

    private volatile boolean running;
    private volatile @Nullable Consumer<String, byte[]> member;
    private @Nullable Thread thread;

    /**
     * The loop.
     *
     * @param ready whether all that the rounds need has caught up with the log
     * @param position how far the cells have been read
     */
    RollingLoop(
            Supplier<Consumer<String, byte[]>> members,
            BooleanSupplier ready,
            Supplier<Object> position,
            Rounds rounds,
            RollingMeters meters,
            Duration every) {
        this.members = members;
        this.ready = ready;
        this.position = position;
        this.rounds = rounds;
        this.meters = meters;
        this.pace = new Pace(every);
    }

    @Override
    public void start() {
        running = true;
        meters.started();
        thread = Thread.ofPlatform().name("rolling").daemon(true).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        Consumer<String, byte[]> current = member;
        if (current != null) {
            current.wakeup();
        }
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> current = members.get()) {
                member = current;
                GroupShare share = new GroupShare(current);
                while (running) {
                    tick(share);
                }
            } catch (WakeupException e) {
                LOG.debug("rolling values stopped");
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("rolling values stand still, will try again", e);
                    meters.failed();
                    pause();
                }
            }
        }
    }

    private void tick(GroupShare share) {
        share.poll(TICK);
        if (!running || !ready.getAsBoolean()) {
            return;
        }
        long from = System.nanoTime();
        if (pace.isTime(position.get(), from)) {
            rounds.round(share);
            pace.done(from, System.nanoTime());
            meters.caughtUp(rounds.waiting());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
