package io.fupan.event.reference;

import io.fupan.event.Fact;
import io.fupan.event.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement of reference data. The latest statement in the log about the same subject wins; dated statements carry
 * the date in their subject, so that each stands for itself.
 */
public sealed interface ReferenceFact extends Fact {

    /** Subject of the statement: kind and id, from the fact itself, so that a sender cannot choose a colliding one. */
    String subject();

    /** From {@code from} on, {@code rep} works in {@code team} (named after its manager) in {@code office}. */
    record RosterAssigned(String rep, String team, @Nullable String office, @Nullable LocalDate from)
            implements ReferenceFact {
        @Override
        public String subject() {
            return "roster:" + rep + '@' + (from == null ? "always" : from);
        }
    }

    /** A product, the series it belongs to, and its list price. */
    record ProductDefined(String product, @Nullable String series, @Nullable Money listPrice) implements ReferenceFact {
        @Override
        public String subject() {
            return "product:" + product;
        }
    }

    /** A customer account and the segment (sector) it belongs to. */
    record AccountDefined(String account, @Nullable String segment, @Nullable String country) implements ReferenceFact {
        @Override
        public String subject() {
            return "account:" + account;
        }
    }

    /**
     * Another spelling of a name.
     *
     * @param kind what is named: {@code product}, {@code segment}, {@code rep}, {@code account} or {@code stage}
     * @param alias the spelling that sources use
     * @param name the name it stands for
     */
    record AliasDefined(String kind, String alias, String name) implements ReferenceFact {
        @Override
        public String subject() {
            return "alias:" + kind + ':' + alias;
        }
    }

    /** The open stages of a pipeline, in the order a deal goes through them. */
    record PipelineDefined(String pipeline, Integer version, List<String> stages) implements ReferenceFact {

        /** Copies the stages. */
        public PipelineDefined {
            stages = List.copyOf(stages);
        }

        @Override
        public String subject() {
            return "pipeline:" + pipeline;
        }
    }

    /**
     * What a scope is meant to reach in a period.
     *
     * @param scope for example {@code team:Rocco Neubert}
     * @param period for example {@code 2017-Q2}
     * @param metric the metric the target is set for, for example {@code bookings}
     * @param amount the target, when the metric is money
     * @param reason why it was set or revised
     */
    record TargetSet(String scope, String period, String metric, Money amount, @Nullable String reason)
            implements ReferenceFact {
        @Override
        public String subject() {
            return "target:" + metric + ':' + scope + ':' + period;
        }
    }

    /** Money spent to win customers in a period, by kind, for example {@code media} or {@code programme}. */
    record SpendRecorded(String kind, String period, Money amount) implements ReferenceFact {
        @Override
        public String subject() {
            return "spend:" + kind + ':' + period;
        }
    }

    /** A statement of a kind this version does not know; kept, counted, and of no effect. */
    record Unknown(String kind, JsonNode data) implements ReferenceFact {
        @Override
        public String subject() {
            return "unknown:" + kind;
        }
    }
}
