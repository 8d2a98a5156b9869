package io.fupan.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.fupan.service.security.PublicPaths;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Turns the table of routes into what the gateway runs. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

    @Bean
    RouterFunction<ServerResponse> routes(ServiceAddresses addresses, UpstreamProperties upstream) {
        return Route.table().stream()
                .map(route -> toService(route, addresses, upstream))
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    private static RouterFunction<ServerResponse> toService(
            Route route, ServiceAddresses addresses, UpstreamProperties upstream) {
        return route(route.service())
                .route(anyOf(route), http())
                .before(uri(addresses.of(route.service())))
                .filter(new UpstreamFailures(route.service(), upstream.retryAfter()))
                .build();
    }

    private static RequestPredicate anyOf(Route route) {
        return route.paths().stream()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
    }

    /** Webhooks are proven by their signature, which ingest checks; the others show nothing that is not public. */
    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of(
                "/webhooks/**",
                "/",
                "/index.html",
                "/favicon.svg",
                "/console/**",
                "/webjars/**",
                "/docs",
                "/swagger-ui/**",
                "/openapi.json",
                "/.well-known/jwks.json");
    }

    @Bean
    RequestHttpHeadersFilter internalRequestHeaders() {
        return (headers, request) -> InternalHeaders.ofRequest(headers);
    }

    @Bean
    ResponseHttpHeadersFilter internalResponseHeaders() {
        return (headers, response) -> InternalHeaders.ofResponse(headers);
    }

    @Bean
    ProxyExchange proxyExchange(UpstreamProperties upstream, GatewayMvcProperties properties) {
        HttpClient client = client(upstream);
        JdkClientHttpRequestFactory answers = new JdkClientHttpRequestFactory(client);
        answers.setReadTimeout(upstream.answer());
        // The timeout is one of the whole answer, and a stream has no end.
        JdkClientHttpRequestFactory streams = new JdkClientHttpRequestFactory(client);
        return new VerbatimQuery(new StreamExchange(
                new RestClientProxyExchange(
                        RestClient.builder().requestFactory(answers).build(), properties),
                new RestClientProxyExchange(
                        RestClient.builder()
                                .requestFactory(streams)
                                .requestInterceptor((request, body, next) ->
                                        new EndlessResponse(next.execute(request, body)))
                                .build(),
                        properties)));
    }

    private static HttpClient client(UpstreamProperties upstream) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(upstream.connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }
}
