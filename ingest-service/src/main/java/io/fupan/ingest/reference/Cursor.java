package io.fupan.ingest.reference;

import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the next page begins, as an opaque text. */
final class Cursor {

    private Cursor() {}

    static String after(String subject) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(subject.getBytes(StandardCharsets.UTF_8));
    }

    static String subject(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-cursor", "cursor", "Expected the 'next' of an earlier page.");
        }
    }
}
