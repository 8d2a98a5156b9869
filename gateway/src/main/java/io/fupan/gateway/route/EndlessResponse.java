package io.fupan.gateway.route;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that is not read to its end when it is closed, since it has none: the service is left instead. */
final class EndlessResponse implements ClientHttpResponse {

    private static final Logger LOG = LoggerFactory.getLogger(EndlessResponse.class);

    private final ClientHttpResponse response;

    EndlessResponse(ClientHttpResponse response) {
        this.response = response;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
        return response.getBody();
    }

    @Override
    public void close() {
        try {
            response.getBody().close();
        } catch (IOException e) {
            LOG.debug("the service had left already", e);
        }
    }
}
