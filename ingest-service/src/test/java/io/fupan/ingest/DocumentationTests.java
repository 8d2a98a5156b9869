package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for senders names every event with every field, and which fields are required. */
class DocumentationTests {

    private static final Path PAGE = Path.of("../docs/connect/standard-webhooks.md");

    @ParameterizedTest
    @MethodSource("facts")
    void namesEveryFieldOfEveryEvent(Class<?> fact, EventCodec<?> codec) throws IOException {
        String start = "| `%s` |".formatted(codec.typeOf(fact));
        List<String> rows = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(start)).toList();
        assertThat(rows).singleElement().satisfies(row -> {
            for (RecordComponent component : fact.getRecordComponents()) {
                String name = '`' + component.getName() + '`';
                boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                assertThat(row).contains(required ? "**" + name + "**" : name);
            }
        });
    }

    static Stream<Object[]> facts() {
        return Stream.of(
                        facts(DealFact.class, Families.DEAL),
                        facts(CustomerFact.class, Families.CUSTOMER),
                        facts(ActivityFact.class, Families.ACTIVITY),
                        facts(ReferenceFact.class, Families.REFERENCE))
                .flatMap(family -> family);
    }

    private static Stream<Object[]> facts(Class<?> family, EventCodec<?> codec) {
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(fact -> !fact.getSimpleName().equals("Unknown"))
                .map(fact -> new Object[] {fact, codec});
    }
}
