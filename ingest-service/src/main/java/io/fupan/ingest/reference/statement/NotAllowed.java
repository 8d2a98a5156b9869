package io.fupan.ingest.reference.statement;

import org.jspecify.annotations.Nullable;

/** A proposal that must not be recorded. */
final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome.Refused refused;

    private NotAllowed(int status, String reason, @Nullable String field, String detail) {
        super(detail, null, false, false);
        this.refused = new Outcome.Refused(status, reason, field, detail);
    }

    static NotAllowed invalid(String reason, @Nullable String field, String detail) {
        return new NotAllowed(400, reason, field, detail);
    }

    static NotAllowed forbidden(String field, String detail) {
        return new NotAllowed(403, "NOT_YOURS", field, detail);
    }

    static NotAllowed conflict(String reason, @Nullable String field, String detail) {
        return new NotAllowed(409, reason, field, detail);
    }

    Outcome.Refused refused() {
        return refused;
    }
}
