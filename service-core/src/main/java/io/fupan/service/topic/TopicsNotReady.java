package io.fupan.service.topic;

import org.apache.kafka.common.errors.RetriableException;

/** Nothing is read or written, because it is not known yet whether the topics keep what they must keep. */
public final class TopicsNotReady extends RetriableException {

    private static final long serialVersionUID = 1L;

    TopicsNotReady(String why) {
        super(why);
    }
}
