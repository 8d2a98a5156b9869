package io.fupan.ingest.lookup;

import java.io.IOException;

/** What proves us to a system. It is used by many threads at once. */
public interface Credential {

    /**
     * The value of the {@code Authorization} header.
     *
     * @throws IOException if a new token could not be got
     * @throws InterruptedException if the thread is to stop
     */
    String header() throws IOException, InterruptedException;

    /**
     * Forgets a header that the system refused.
     *
     * @return whether there may be another one now, so that asking again is of use
     */
    boolean renew(String refused);

    /** A token that does not change. */
    static Credential fixed(String scheme, String token) {
        String header = scheme + ' ' + token;
        return new Credential() {
            @Override
            public String header() {
                return header;
            }

            @Override
            public boolean renew(String refused) {
                return false;
            }
        };
    }
}
