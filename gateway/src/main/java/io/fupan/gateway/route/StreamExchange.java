package io.fupan.gateway.route;

import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.ServerResponse;

/** Waits for an answer as long as may be, but for a stream until one of its two ends is gone. */
final class StreamExchange implements ProxyExchange {

    private final ProxyExchange answers;
    private final ProxyExchange streams;

    StreamExchange(ProxyExchange answers, ProxyExchange streams) {
        this.answers = answers;
        this.streams = streams;
    }

    @Override
    public ServerResponse exchange(Request request) {
        boolean isStream = request.getServerRequest().path().equals(Route.STREAM);
        return (isStream ? streams : answers).exchange(request);
    }
}
