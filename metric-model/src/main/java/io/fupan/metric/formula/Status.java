package io.fupan.metric.formula;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a number may be read as one, or why there is none. */
public record Status(@JsonValue String code) {

    /** A number to be read as it is. */
    public static final Status OK = new Status("OK");

    /** A count or a sum that is truly nothing. */
    public static final Status ZERO = new Status("ZERO");

    /** Nothing happened that could be measured. */
    public static final Status NO_DATA = new Status("NO_DATA");

    /** Nobody recorded what it would be computed from. */
    public static final Status NOT_MEASURED = new Status("NOT_MEASURED");

    /** A ratio to nothing. */
    public static final Status UNDEFINED = new Status("UNDEFINED");

    /** What happened is too recent for its outcome to be known. */
    public static final Status IMMATURE = new Status("IMMATURE");

    /** Reads a code; codes of later versions are kept. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Status of(String code) {
        return new Status(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
