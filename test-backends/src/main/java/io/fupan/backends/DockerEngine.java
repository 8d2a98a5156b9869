package io.fupan.backends;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the local Docker engine in a few milliseconds. Testcontainers' own question pulls an image first, which takes
 * minutes and then fails where no registry is reached.
 */
final class DockerEngine {

    private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);
    private static final int PATIENCE_SECONDS = 2;
    private static final int OK = 200;

    private DockerEngine() {}

    /** Whether an engine answers and has all of the images. */
    static boolean has(List<String> images) {
        Optional<Path> socket = socket();
        if (socket.isEmpty()) {
            LOG.info("no Docker engine: there is no socket");
            return false;
        }
        for (String path : Stream.concat(Stream.of("/_ping"), images.stream().map(DockerEngine::imagePath)).toList()) {
            if (status(socket.get(), path) != OK) {
                LOG.info("the Docker engine does not have {}", path);
                return false;
            }
        }
        return true;
    }

    private static String imagePath(String image) {
        return "/images/" + image + "/json";
    }

    private static Optional<Path> socket() {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        Stream<Path> configured =
                host.startsWith("unix://") ? Stream.of(Path.of(host.substring("unix://".length()))) : Stream.of();
        Stream<Path> ofUser = Stream.of(Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"));
        return Stream.concat(configured, ofUser).filter(Files::exists).findFirst();
    }

    private static int status(Path socket, String path) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(socket, path)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int answer(Path socket, String path) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String request = "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n".formatted(path);
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer start = ByteBuffer.allocate(12);
            while (start.hasRemaining() && channel.read(start) >= 0) {
                // the status line begins "HTTP/1.0 200"
            }
            return start.hasRemaining() ? 0 : Integer.parseInt(new String(start.array(), 9, 3, StandardCharsets.US_ASCII));
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
