package io.fupan.report.retro;

import io.fupan.service.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The version a writer has seen, from {@code If-Match} or the body. */
public final class Versions {

    private Versions() {}

    /** The version that a request expects; 428 if it names none. */
    static int expected(@Nullable String ifMatch, @Nullable Integer inBody) {
        if (inBody != null) {
            return inBody;
        }
        if (ifMatch == null) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "version-required",
                    "Send the version you have seen as If-Match or as expectedVersion.");
        }
        return parse(ifMatch);
    }

    /**
     * The version in an {@code If-Match} header.
     *
     * @throws Problem 400 if there is none
     */
    public static int parse(String ifMatch) {
        String text = ifMatch.strip();
        try {
            return Integer.parseInt(text.startsWith("\"") && text.endsWith("\"") && text.length() > 2
                    ? text.substring(1, text.length() - 1)
                    : text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("invalid-version", "If-Match", "expected the ETag of the retro, for example \"3\"");
        }
    }

    static String etag(Retro retro) {
        return "\"" + retro.version() + '"';
    }
}
