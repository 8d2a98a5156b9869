package io.fupan.gateway.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway waits for a service.
 *
 * @param connect until the connection stands
 * @param answer until the service answers
 * @param retryAfter what a caller is told when a service is away
 */
@ConfigurationProperties("fupan.gateway.upstream")
record UpstreamProperties(
        @DefaultValue("2s") Duration connect,
        @DefaultValue("30s") Duration answer,
        @DefaultValue("2s") Duration retryAfter) {}
