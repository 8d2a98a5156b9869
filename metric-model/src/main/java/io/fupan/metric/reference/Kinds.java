package io.fupan.metric.reference;

/** The kinds of name that an alias may stand for. */
final class Kinds {

    static final String PRODUCT = "product";
    static final String SEGMENT = "segment";
    static final String REP = "rep";
    static final String ACCOUNT = "account";
    static final String STAGE = "stage";
    static final String REGION = "region";
    static final String CHANNEL = "channel";
    static final String COMPETITOR = "competitor";
    static final String LOSS_REASON = "loss-reason";

    private Kinds() {}
}
