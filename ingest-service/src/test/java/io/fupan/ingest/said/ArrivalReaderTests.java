package io.fupan.ingest.said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.ingest.RunningIngest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ArrivalReaderTests extends RunningIngest {

    @Autowired
    private ArrivalReader reader;

    @Test
    void readsTheReceiptsOnceThereIsAConnectionThatNeedsIt() throws Exception {
        assertThat(connect("{\"name\":\"timeless\",\"system\":\"template\"}")).isEqualTo(201);

        await().until(reader::isCurrent);
    }

    private int connect(String connection) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/connections"))
                .header("authorization", "Bearer admin")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(connection))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).statusCode();
        }
    }
}
