package io.fupan.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that stays open, with as little work around it as possible. It belongs to one thread. */
public final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int STATUS_AT = 9;
    private static final int LAST_CHUNK = 5;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[64 * 1024];

    private boolean usable = true;

    /** Connects to a port of this machine. */
    public Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * What was answered.
     *
     * @param status of HTTP
     * @param head the status line and the headers, in lower case
     */
    public record Answer(int status, String head) {}

    /** Sends a request and reads its answer to the end. */
    public Answer exchange(byte[] request) throws IOException {
        out.write(request);
        int length = 0;
        int end = -1;
        while (end < 0) {
            length += more(length);
            end = endOfHead(length);
        }
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (head.contains("\r\ntransfer-encoding: chunked")) {
            skipChunks(length - end, end);
        } else {
            skip(contentLength(head) - (length - end));
        }
        usable = !head.contains("\r\nconnection: close");
        return new Answer(Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3)), head);
    }

    /** Whether the other side keeps the connection open. */
    public boolean isUsable() {
        return usable;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int more(int from) throws IOException {
        int read = in.read(buffer, from, buffer.length - from);
        if (read <= 0) {
            throw new EOFException("the server closed the connection");
        }
        return read;
    }

    private void skip(int left) throws IOException {
        int rest = left;
        while (rest > 0) {
            int read = in.read(buffer, 0, Math.min(rest, buffer.length));
            if (read < 0) {
                throw new EOFException("the answer is not complete");
            }
            rest -= read;
        }
    }

    /** Reads to the last chunk, which is empty; nothing follows it, since nothing else was asked for. */
    private void skipChunks(int there, int from) throws IOException {
        int length = from + there;
        while (length - from < LAST_CHUNK || !isLastChunk(length)) {
            length += more(length);
        }
    }

    private boolean isLastChunk(int length) {
        return new String(buffer, length - LAST_CHUNK, LAST_CHUNK, StandardCharsets.ISO_8859_1).equals("0\r\n\r\n");
    }

    private int endOfHead(int length) {
        for (int i = 3; i < length; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int contentLength(String head) throws IOException {
        int at = head.indexOf("\r\ncontent-length: ");
        if (at < 0) {
            throw new IOException("the server does not say how long its answer is: " + head);
        }
        int from = at + "\r\ncontent-length: ".length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    }
}
