package io.fupan.metrics.fold;

import io.fupan.metric.cell.Reporting;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.topic.Broker;
import io.fupan.service.topic.TopicsReady;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Makes the transform; it depends on the topics, which must be right before anything flows. */
@Configuration(proxyBeanMethods = false)
class FoldConfiguration {

    /** Of memory, for each record that is pending: it and its thing, before and after, and the cells it changes. */
    private static final int BYTES_OF_PENDING = 32_768;

    /** Declared as the function it is, because the binder recognises it by that type. */
    @Bean
    Function<KStream<String, byte[]>, KStream<String, byte[]>[]> fold(
            TopicsReady ready, EquallyParted parted, ReferenceView reference, Reporting reporting, MeterRegistry registry) {
        return topology(
                reference,
                reporting,
                new FoldMeters(registry),
                (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BYTES_OF_PENDING));
    }

    @Bean
    EquallyParted equallyParted(TopicsReady ready, Broker broker) {
        return new EquallyParted(broker);
    }

    /** With room for so many pending records in each part. */
    static FoldTopology topology(ReferenceView reference, Reporting reporting, FoldMeters meters, int mostPending) {
        Map<String, EntityFold> folds = Map.of(
                Entity.DEAL, new DealEntity(reporting),
                Entity.ACCOUNT, new AccountEntity(reporting),
                Entity.LEAD, new LeadEntity(reporting));
        FlushTurns turns = new FlushTurns();
        return new FoldTopology(new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, Output> get() {
                return new FoldProcessor(
                        reference::snapshot, folds, reporting.toString(), meters, turns, new FlushPace(mostPending));
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Stores.builders();
            }
        });
    }

    @Bean
    StreamPartitioner<String, byte[]> partOfCell() {
        return new PartOfCell();
    }

    @Bean
    StreamPartitioner<String, byte[]> partOfLink() {
        return new PartOfLink();
    }

    @Bean(name = "foldHealthIndicator")
    HealthIndicator foldHealthIndicator(
            ObjectProvider<StreamsBuilderFactoryBean> factories, Broker broker, TopicsReady ready, CellView cells) {
        return new FoldHealth(factories, new Backlog(Backlog.ends(broker), () -> cells.index().cut()));
    }

    /**
     * Without that, the others would wait for an instance that was stopped as for one that may come back. Said to what
     * was made, as the binder takes one configurer only, and there is one for meters.
     */
    @Bean
    ApplicationListener<ApplicationStartedEvent> leaveWhenStopped(ObjectProvider<StreamsBuilderFactoryBean> factories) {
        return started -> factories.forEach(factory -> factory.setLeaveGroupOnClose(true));
    }
}
