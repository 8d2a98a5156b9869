package io.fupan.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.local.console.CannotContinue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void saysWhenAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(CannotContinue.class)
                    .isThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "--port"))
                    .withMessageContaining("Port " + taken.getLocalPort() + " is taken")
                    .withMessageContaining("--port");
        }
    }

    @Test
    void skipsPortsThatAreTaken() throws IOException {
        int first = Ports.free(4711).next();
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.free(4711).next()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void findsTheSamePortsForTheSameSeed() {
        Iterator<Integer> ports = Ports.free(99);

        assertThat(ports.next()).isEqualTo(Ports.free(99).next()).isNotEqualTo(ports.next());
    }
}
