package io.fupan.metric.scope;

import java.util.List;

/** The kinds of scope. */
public final class ScopeKinds {

    /** The whole organisation; the only kind without a name. */
    public static final String ORG = "org";

    /** An office that teams work in. */
    public static final String OFFICE = "office";

    /** A team, named after its manager. */
    public static final String TEAM = "team";

    /** A sales representative. */
    public static final String REP = "rep";

    /** A product. */
    public static final String PRODUCT = "product";

    /** A series of products. */
    public static final String SERIES = "series";

    /** A segment (sector) of accounts. */
    public static final String SEGMENT = "segment";

    private static final List<String> ALL = List.of(ORG, OFFICE, TEAM, REP, PRODUCT, SERIES, SEGMENT);

    private ScopeKinds() {}

    /** All kinds, from the widest to the narrowest of each dimension. */
    public static List<String> all() {
        return ALL;
    }

    /** Whether this version knows the kind. */
    public static boolean knows(String kind) {
        return ALL.contains(kind);
    }
}
