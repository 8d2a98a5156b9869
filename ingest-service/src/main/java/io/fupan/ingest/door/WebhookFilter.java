package io.fupan.ingest.door;

import io.fupan.ingest.crm.Answer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The short way in for deliveries: nothing about them needs a token, a session or a converter, and what those cost is
 * more than all that is done with a delivery. An address that is not plain takes the ordinary way through
 * {@link WebhookController}.
 */
@Component(WebhookFilter.NAME)
final class WebhookFilter implements Filter {

    static final String NAME = "webhookFilter";

    /** No dot stands first, so that no part of it leads elsewhere. */
    private static final Pattern PLAIN = Pattern.compile("/webhooks/([\\w-]+)/([\\w-]+)(?:/([\\w-][\\w.-]*))?");

    private final WebhookDoor door;
    private final HandlerExceptionResolver problems;

    WebhookFilter(WebhookDoor door, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.door = door;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answered) {
            Matcher address = PLAIN.matcher(asked.getRequestURI());
            if (asked.getMethod().equals("POST") && address.matches()) {
                receive(address.group(1), address.group(2), address.group(3), asked, answered);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void receive(
            String system,
            String connection,
            @Nullable String event,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String pattern = event == null ? WebhookController.PATH : WebhookController.PATH_WITH_EVENT;
        ServerHttpObservationFilter.findObservationContext(request).ifPresent(meter -> meter.setPathPattern(pattern));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            write(door.receive(system, connection, event, request), response);
        } catch (RuntimeException refused) {
            // Problems read the same whichever way a delivery came.
            if (problems.resolveException(request, response, null, refused) == null) {
                throw refused;
            }
        }
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
