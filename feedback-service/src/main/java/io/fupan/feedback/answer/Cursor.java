package io.fupan.feedback.answer;

import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place in the list of customers' answers: after this answer. */
record Cursor(Instant answeredAt, String identity) {

    static Cursor after(CustomerAnswer answer) {
        return new Cursor(answer.answeredAt(), answer.identity());
    }

    static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problem.invalid("invalid-cursor", "cursor", "expected a cursor as a list of answers gave it");
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((answeredAt + " " + identity).getBytes(StandardCharsets.UTF_8));
    }
}
