package io.fupan.gateway.route;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.ServerResponse;

/** Sends the query as it came, since a sender may have signed it; the gateway alone would reorder and re-encode it. */
final class VerbatimQuery implements ProxyExchange {

    private final ProxyExchange exchange;

    VerbatimQuery(ProxyExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public ServerResponse exchange(Request request) {
        URI target = Objects.requireNonNull(request.getUri(), "the route sets the target");
        String query = request.getServerRequest().servletRequest().getQueryString();
        RequestBuilder verbatim = request(request.getServerRequest())
                .uri(URI.create(withoutQuery(target) + suffix(query)))
                .method(request.getMethod())
                .headers(request.getHeaders());
        request.getResponseConsumers().forEach(verbatim::responseConsumer);
        return exchange.exchange(verbatim.build());
    }

    private static String withoutQuery(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private static String suffix(@Nullable String query) {
        return query == null ? "" : "?" + query;
    }
}
