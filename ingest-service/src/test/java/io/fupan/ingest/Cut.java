package io.fupan.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut: connections break, and new ones are closed at once. */
final class Cut implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private volatile int target;
    private volatile boolean cut;

    Cut() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void to(int port) {
        target = port;
    }

    void off() {
        cut = true;
        open.forEach(Cut::close);
        open.clear();
    }

    void on() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        off();
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket in = server.accept();
                if (cut) {
                    in.close();
                } else {
                    join(in, new Socket(InetAddress.getLoopbackAddress(), target));
                }
            } catch (IOException e) {
                if (!server.isClosed() && target != 0) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket left, Socket right) {
        open.add(left);
        open.add(right);
        Thread.ofVirtual().start(() -> copy(left, right));
        Thread.ofVirtual().start(() -> copy(right, left));
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side is gone, so both go
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // gone already
        }
    }
}
