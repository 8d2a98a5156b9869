package io.fupan.ingest.log;

import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Publisher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes the records of a delivery to their topics, and returns only when the broker has confirmed all of them. */
@Component
public final class Log implements Outlet, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Log.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Publisher publisher;
    private final Deadlines deadlines = new Deadlines();

    Log(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Writes the records; 503 within about two seconds if not all were confirmed. */
    @Override
    public void write(List<Outgoing> records) {
        write(records, PATIENCE);
    }

    /** Writes the records; 503 if not all were confirmed in time. */
    public void write(List<Outgoing> records, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            send(records, deadline).await();
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        deadlines.close();
    }

    /** Whether the log refused, and would refuse the same again. */
    public static boolean isFinal(Problem unavailable) {
        for (Throwable each : unavailable.getSuppressed()) {
            Throwable cause = each instanceof ExecutionException ? each.getCause() : each;
            if (cause instanceof RecordTooLargeException
                    || cause instanceof SerializationException
                    || cause instanceof InvalidRecordException) {
                return true;
            }
        }
        return false;
    }

    private Confirmation send(List<Outgoing> records, long deadline) throws TimeoutException {
        Confirmation confirmation = new Confirmation(records.size(), deadline);
        deadlines.watch(confirmation);
        for (Outgoing each : records) {
            publisher.publish(each.topic(), each.key(), each.value(), confirmation);
            if (confirmation.isRefused()) {
                // Without a broker each further send would wait in vain, one after the other.
                return confirmation;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("sending took too long");
            }
        }
        return confirmation;
    }

    private static Problem unavailable(Exception cause) {
        LOG.atWarn().addKeyValue("cause", cause).log("the broker did not confirm a delivery");
        Problem problem = Problem.unavailable(
                "log-unavailable", "Nothing was accepted. Send the same again after a while.", RETRY_AFTER);
        problem.addSuppressed(cause);
        return problem;
    }
}
