package io.fupan.ingest.imports.row;

import io.fupan.event.Rejected;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.ingest.imports.plan.Values;
import io.fupan.ingest.reference.statement.Author;
import io.fupan.ingest.reference.statement.Kind;
import io.fupan.ingest.reference.statement.Outcome;
import io.fupan.ingest.reference.statement.Statements;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Takes in rows that are statements of reference data, by the same rules as those that people state one by one. */
final class StatementWriter implements RowWriter {

    private final Kind kind;
    private final String type;
    private final FactFields fields;
    private final Statements statements;
    private final Sender sender;
    private final Author author;

    StatementWriter(Kind kind, String type, Statements statements, Sender sender, Author author) {
        this.kind = kind;
        this.type = type;
        this.fields = new FactFields(kind.facts().get(kind.types().indexOf(type)));
        this.statements = statements;
        this.sender = sender;
        this.author = author;
    }

    @Override
    public Set<String> fields() {
        return fields.names();
    }

    @Override
    public Set<String> requiredFields() {
        Set<String> required = new HashSet<>(fields.required());
        required.removeAll(kind.filledIn());
        return required;
    }

    @Override
    public Set<String> dates() {
        return fields.ofType(Set.of(LocalDate.class));
    }

    @Override
    public Set<String> numbers() {
        return fields.ofType(Set.of(BigDecimal.class, io.fupan.event.Money.class));
    }

    @Override
    public List<RowOutcome> write(Columns columns, List<FileRow> rows, String chunk, boolean rehearsal) {
        List<RowOutcome> outcomes = new ArrayList<>();
        List<ObjectNode> proposals = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (FileRow row : rows) {
            try {
                Values values = columns.values(row);
                proposals.add(fields.read(values).put("type", type));
                places.add(outcomes.size());
                outcomes.add(new RowOutcome.Unchanged());
            } catch (Rejected why) {
                outcomes.add(new RowOutcome.Refused(why));
            }
        }
        Delivery delivery = ChunkDelivery.of(columns.header(), rows);
        List<Outcome> decided = rehearsal
                ? statements.rehearse(kind, sender, delivery, author, proposals)
                : statements.state(kind, sender, delivery, chunk, author, proposals);
        for (int i = 0; i < decided.size(); i++) {
            outcomes.set(places.get(i), outcome(decided.get(i)));
        }
        return outcomes;
    }

    private static RowOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> new RowOutcome.Accepted(1);
            case Outcome.Unchanged unchanged -> new RowOutcome.Unchanged();
            case Outcome.Refused refused ->
                new RowOutcome.Refused(new Rejected(refused.reason(), refused.field(), refused.detail()));
        };
    }
}
