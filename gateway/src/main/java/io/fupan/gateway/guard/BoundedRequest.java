package io.fupan.gateway.guard;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is bounded, and is only ever read as bytes: parameters are those of the query, so that a form
 * reaches its service as it was sent and signed.
 */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters;
    private @Nullable BoundedStream body;

    BoundedRequest(HttpServletRequest request) {
        super(request);
        this.parameters = QueryParameters.of(request.getQueryString());
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new BoundedStream(super.getInputStream(), getRequest());
        }
        return body;
    }

    /** Ends the body with the request; who still waits for a part of it is answered first. */
    void end(ServletResponse response) throws IOException {
        if (body == null) {
            return;
        }
        if (body.isBeingRead()) {
            response.flushBuffer();
        }
        body.end();
    }

    /** None: it would be added to the content type on the way, and nothing here reads a body as text. */
    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
