package io.fupan.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGateway
class ConsoleTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/,text/html",
        "/favicon.svg,image/svg+xml",
        "/console/console.css,text/css",
        "/console/app.js,text/javascript",
        "/console/page/overview.js,text/javascript",
        "/console/text/zh.json,application/json",
        "/webjars/echarts/echarts.esm.min.js,text/javascript"
    })
    void servesItsFilesToEverybody(String path, String type) throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith(type);
    }

    @Test
    void sendsLargeFilesCompressed() throws Exception {
        HttpResponse<String> answer =
                Caller.anonymous(port).get("/webjars/echarts/echarts.esm.min.js", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void sendsAFileAgainOnlyWhenItChanged() throws Exception {
        String tag = Caller.anonymous(port).get("/console/app.js").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = Caller.anonymous(port).get("/console/app.js", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Last-Modified")).isEmpty();
    }
}
