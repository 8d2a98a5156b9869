package io.fupan.bench.bare;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Parses a body once, from its first byte to its last, sends each event as it came under its subject, and waits. */
final class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final byte[] ACCEPTED = "{\"accepted\":true}".getBytes(StandardCharsets.US_ASCII);

    private final transient Producer<String, byte[]> producer;
    private final transient JsonFactory json = new JsonFactory();
    private final String topic;

    BareServlet(Producer<String, byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        try {
            for (Future<RecordMetadata> each : send(body)) {
                each.get();
            }
            answer(response, HttpServletResponse.SC_ACCEPTED, ACCEPTED);
        } catch (JacksonException e) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, new byte[0]);
        } catch (ExecutionException e) {
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, new byte[0]);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Future<RecordMetadata>> send(byte[] body) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                sent.add(producer.send(new ProducerRecord<>(topic, subject(parser), body)));
                return sent;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                String subject = subject(parser);
                int to = (int) parser.currentLocation().getByteOffset();
                sent.add(producer.send(new ProducerRecord<>(topic, subject, Arrays.copyOfRange(body, from, to))));
            }
            return sent;
        }
    }

    /** Reads the object at hand to its end. */
    private static String subject(JsonParser parser) {
        String subject = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals("subject");
            if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
                subject = parser.getString();
            }
            parser.skipChildren();
        }
        return subject;
    }

    private static void answer(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
