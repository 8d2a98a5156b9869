package io.fupan.ingest.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartTests {

    @Test
    void putsAnOrdinaryDeliveryIntoOneRecord() {
        assertThat(Part.split(List.of("a#1"), "{}")).containsExactly(new Part(List.of("a#1"), "{}"));
    }

    @Test
    void keepsAnEmptyDeliveryToo() {
        assertThat(Part.split(List.of(), "")).containsExactly(new Part(List.of(), ""));
    }

    @Test
    void givesBackALargeDeliveryInOrder() {
        List<String> events = Collections.nCopies(500, "x".repeat(1000));
        String body = "😀".repeat(Part.LENGTH);

        List<Part> parts = Part.split(events, body);

        assertThat(parts.stream().map(Part::body).collect(Collectors.joining())).isEqualTo(body);
        assertThat(parts.stream().flatMap(part -> part.events().stream())).hasSize(500);
        assertThat(parts).allSatisfy(part -> {
            int identities = part.events().stream().mapToInt(String::length).sum();
            assertThat(identities + part.body().length()).isLessThanOrEqualTo(Part.LENGTH);
        });
    }

    @Test
    void cutsNoPairOfSurrogatesInTwo() {
        List<Part> parts = Part.split(List.of(), "x" + "😀".repeat(Part.LENGTH));
        assertThat(parts).noneMatch(part -> Character.isHighSurrogate(part.body().charAt(part.body().length() - 1)));
    }
}
