package io.fupan.metrics.fold;

import io.fupan.metrics.fold.Output.Destination;
import java.util.function.Function;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * What happens to deals, customers and leads in; cells, deals, customers, quarantined records and links out.
 *
 * <p>No windows, no grace, no repartitioning: each task folds what is in one partition of the logs and sums their
 * shares into cells of its own, so nothing can be late and nothing is dropped.
 */
public final class FoldTopology implements Function<KStream<String, byte[]>, KStream<String, byte[]>[]> {

    private final ProcessorSupplier<String, byte[], String, Output> fold;

    FoldTopology(ProcessorSupplier<String, byte[], String, Output> fold) {
        this.fold = fold;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    public KStream<String, byte[]>[] apply(KStream<String, byte[]> events) {
        KStream<String, Output> folded = events.process(fold, Named.as("fold"));
        return new KStream[] {
            to(folded, Destination.CELLS),
            to(folded, Destination.DEALS),
            to(folded, Destination.QUARANTINE),
            to(folded, Destination.LINKS),
            to(folded, Destination.CUSTOMERS)
        };
    }

    private static KStream<String, byte[]> to(KStream<String, Output> folded, Destination destination) {
        String name = destination.name().toLowerCase(java.util.Locale.ROOT);
        return folded.filter((key, output) -> output.to() == destination, Named.as("only-" + name))
                .mapValues(Output::value, Named.as("value-of-" + name));
    }
}
