package io.fupan.ingest.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every system whose samples lie beside what is made of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface SampleTests {

    /** The system, which is also the folder of its samples. */
    String system();

    /** What is made of a body that comes to the address of a sample. */
    Contents read(String name, byte[] body);

    /** Bodies that are refused as a whole. */
    default List<String> unreadable() {
        return List.of("", "null", "{", "{}", "\u0000", "{\"a\":1,\"a\":2}");
    }

    /** What must hold of a sample that was damaged; that nothing is thrown, at least. */
    default void checkDamaged(Contents contents) {
        assertThat(contents).isNotNull();
    }

    /** The samples. */
    default List<String> names() {
        return Golden.names(system());
    }

    @ParameterizedTest
    @MethodSource("names")
    default void readsItsSamples(String name) {
        Golden.check(system(), name, read(name, Golden.raw(system(), name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    default void givesTheSameEventsWhenASampleIsSentAgain(String name) {
        assertThat(Golden.text(read(name, Golden.raw(system(), name))))
                .isEqualTo(Golden.text(read(name, Golden.raw(system(), name))));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    default void keepsWhatItCannotRead(String body) {
        assertThat(read(names().getFirst(), body.getBytes(StandardCharsets.UTF_8)).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
    }

    @Test
    default void survivesAnyDamageToItsSamples() {
        Random random = new Random(20260102);
        for (int round = 0; round < 2000; round++) {
            String name = names().get(random.nextInt(names().size()));
            byte[] body = Golden.raw(system(), name);
            for (int i = 0; i <= random.nextInt(4); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            checkDamaged(read(name, body));
        }
    }
}
