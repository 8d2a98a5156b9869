package io.fupan.ingest.imports.row;

import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topic;
import io.fupan.ingest.imports.plan.Moment;
import io.fupan.ingest.imports.plan.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Rows that each are one fact of one type; the fields are those of the fact, with its subject and time. */
final class FactRows<F extends Fact> implements RowReader {

    private static final String SUBJECT = "subject";
    private static final String TIME = "time";

    private final EventCodec<F> codec;
    private final Topic topic;
    private final String type;
    private final FactFields fields;
    private final ZoneId reporting;
    private final List<String> subjects;

    /**
     * Rows of a type.
     *
     * @param subjects fields whose first value is the subject, where no field of that name is read
     */
    FactRows(
            EventCodec<F> codec,
            Topic topic,
            String type,
            Class<? extends F> fact,
            List<String> subjects,
            ZoneId reporting) {
        this.codec = codec;
        this.topic = topic;
        this.type = type;
        this.fields = new FactFields(fact);
        this.subjects = subjects;
        this.reporting = reporting;
    }

    @Override
    public Set<String> fields() {
        Set<String> all = new TreeSet<>(fields.names());
        all.add(SUBJECT);
        all.add(TIME);
        return all;
    }

    @Override
    public Set<String> requiredFields() {
        Set<String> all = new TreeSet<>(fields.required());
        all.add(TIME);
        if (subjects.isEmpty()) {
            all.add(SUBJECT);
        }
        return all;
    }

    @Override
    public Set<String> dates() {
        Set<String> all = new TreeSet<>(fields.ofType(Set.of(LocalDate.class)));
        all.add(TIME);
        return all;
    }

    @Override
    public Set<String> numbers() {
        return fields.ofType(Set.of(BigDecimal.class, io.fupan.event.Money.class));
    }

    @Override
    public List<RowFact<?>> read(Values values) {
        Moment moment = values.moment(TIME);
        if (moment == null) {
            throw new Rejected("NO_DATE", values.column(TIME), "the row does not say when it happened");
        }
        ObjectNode data = fields.read(values);
        F fact = codec.bind(type, data);
        return List.of(new RowFact<>(codec, topic, subject(values, data), moment.instant(reporting), fact));
    }

    private String subject(Values values, ObjectNode data) {
        String own = values.text(SUBJECT);
        if (own != null) {
            return own;
        }
        return subjects.stream()
                .filter(data::has)
                .map(name -> data.path(name).asString())
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        "MISSING_VALUE", values.column(SUBJECT), "the row does not say what it is about"));
    }
}
