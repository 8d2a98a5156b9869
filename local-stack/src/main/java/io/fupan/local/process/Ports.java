package io.fupan.local.process;

import io.fupan.local.console.CannotContinue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.stream.IntStream;

/** TCP ports of this machine's loopback address. */
public final class Ports {

    /** Below every operating system's range for outgoing connections, so that none of those takes a port in between. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /**
     * Free ports, one after the other.
     *
     * @param seed where to begin; the same seed finds the same ports again if they are free
     */
    public static Iterator<Integer> free(int seed) {
        int range = LAST - FIRST;
        int offset = Math.floorMod(seed, range);
        return IntStream.range(0, range)
                .map(i -> FIRST + (offset + i) % range)
                .filter(Ports::isFree)
                .iterator();
    }

    /** Throws if somebody already listens on the port. */
    public static void requireFree(int port, String option) {
        if (!isFree(port)) {
            throw new CannotContinue(
                    "Port %d is taken by another program. Stop that program, or choose another port with %s."
                            .formatted(port, option));
        }
    }

    /** Whether the port can be listened on. */
    static boolean isFree(int port) {
        return canBind(new InetSocketAddress(port))
                && canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Whether somebody listens on the port. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
