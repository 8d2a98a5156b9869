package io.fupan.ingest.spool;

import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.log.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The records of one delivery, as they lie on disk.
 *
 * @param at when they were put there
 * @param records in order
 */
record Parcel(Instant at, List<Outgoing> records) {

    private static final int FORMAT = 1;
    private static final Map<String, Topic> TOPICS =
            Topics.all().stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(at.toEpochMilli());
            out.writeInt(records.size());
            for (Outgoing each : records) {
                out.writeUTF(each.topic().name());
                write(out, each.key().getBytes(StandardCharsets.UTF_8));
                write(out, each.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a parcel.
     *
     * @throws UncheckedIOException if it is damaged
     * @throws IllegalStateException if another version wrote it
     */
    static Parcel of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            requireFormat(in.readByte());
            Instant at = Instant.ofEpochMilli(in.readLong());
            int count = length(in);
            List<Outgoing> records = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Topic topic = topic(in.readUTF());
                String key = new String(read(in), StandardCharsets.UTF_8);
                records.add(new Outgoing(topic, key, read(in)));
            }
            if (in.read() >= 0) {
                throw new IOException("something follows the last record of a parcel");
            }
            return new Parcel(at, records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = length(in);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a parcel ends within a record");
        }
        return bytes;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a parcel says a length of " + length);
        }
        return length;
    }

    private static void requireFormat(int format) {
        if (format != FORMAT) {
            throw new IllegalStateException("the spool was written by another version: format " + format);
        }
    }

    private static Topic topic(String name) {
        Topic topic = TOPICS.get(name);
        if (topic == null) {
            throw new IllegalStateException("the spool was written by another version: topic " + name);
        }
        return topic;
    }
}
