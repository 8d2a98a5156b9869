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

    /** A region (country) of accounts. */
    public static final String REGION = "region";

    /** The channel a deal came from. */
    public static final String SOURCE = "source";

    /** A competitor, for deals that it was noticed in. */
    public static final String COMPETITOR = "competitor";

    /** The code of a reason, for deals lost for it. */
    public static final String LOSS_REASON = "loss-reason";

    /** The pairs that have cells of their own unless an installation names others. */
    public static final List<String> DEFAULT_PAIRS =
            List.of(pair(TEAM, PRODUCT), pair(REP, PRODUCT), pair(TEAM, SEGMENT));

    private static final char TIMES = '*';

    private static final List<String> SINGLE = List.of(
            ORG, OFFICE, TEAM, REP, PRODUCT, SERIES, SEGMENT, REGION, SOURCE, COMPETITOR, LOSS_REASON);

    private ScopeKinds() {}

    /** All kinds but pairs, from the widest to the narrowest of each dimension. */
    public static List<String> all() {
        return SINGLE;
    }

    /** Whether this version knows the kind; of pairs, any of two kinds that have names. */
    public static boolean knows(String kind) {
        int times = kind.indexOf(TIMES);
        return times < 0 ? SINGLE.contains(kind) : isNamed(kind.substring(0, times)) && isNamed(kind.substring(times + 1));
    }

    /** The kind of a pair, for example {@code team*product}. */
    public static String pair(String first, String second) {
        return first + TIMES + second;
    }

    /** Whether a kind is one of pairs. */
    public static boolean isPair(String kind) {
        return kind.indexOf(TIMES) >= 0;
    }

    /** The two kinds of a pair; the kind itself, if it is none. */
    public static List<String> parts(String kind) {
        int times = kind.indexOf(TIMES);
        return times < 0 ? List.of(kind) : List.of(kind.substring(0, times), kind.substring(times + 1));
    }

    private static boolean isNamed(String kind) {
        return SINGLE.contains(kind) && !kind.equals(ORG);
    }
}
