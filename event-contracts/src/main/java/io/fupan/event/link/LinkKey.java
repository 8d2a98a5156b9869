package io.fupan.event.link;

/**
 * Who tells whom, written {@code kind:target|from}, for example {@code account:Acme|D-1}.
 *
 * @param kind what is told: {@code account} or {@code deal}
 * @param target the id of what is told; records are partitioned by it, as the events of the same thing are
 * @param from the id of what tells
 */
public record LinkKey(String kind, String target, String from) {

    /** What an account is told. */
    public static final String ACCOUNT = "account";

    /** What a deal is told. */
    public static final String DEAL = "deal";

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LinkKey parse(String text) {
        int colon = text.indexOf(':');
        int bar = text.indexOf('|', colon);
        if (colon < 0 || bar < 0) {
            throw new IllegalArgumentException("expected a key 'kind:target|from', but received '%s'".formatted(text));
        }
        String target = text.substring(colon + 1, bar).replace("%7C", "|").replace("%25", "%");
        return new LinkKey(text.substring(0, colon), target, text.substring(bar + 1));
    }

    @Override
    public String toString() {
        return kind + ':' + target.replace("%", "%25").replace("|", "%7C") + '|' + from;
    }
}
