package io.fupan.metric.formula;

/** A question the catalogue cannot answer; names the parameter at fault. */
public final class InvalidQuery extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /** A question whose {@code parameter} is at fault, and what was expected of it. */
    public InvalidQuery(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** The parameter at fault, for example {@code variant}. */
    public String parameter() {
        return parameter;
    }
}
