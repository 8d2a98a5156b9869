package io.fupan.local.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The keys of one stack, made at its first start. Each is a file only the user can read; none is ever an argument or
 * an environment variable of a process.
 */
public final class Secrets {

    /** The connection the demonstration delivers through. */
    public static final String DEMO = "demo";

    private static final List<String> CONNECTIONS = List.of(DEMO, "default");
    private static final int SECRET_BYTES = 32;

    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    /** The secrets in the folder; the missing ones are made. */
    public static Secrets in(DataFolder data) {
        Secrets secrets = new Secrets(data.secrets());
        try {
            secrets.makeMissing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    /** A folder with one file for each secret of the ingest service, named like the property it is the value of. */
    public Path ingest() {
        return folder.resolve("ingest");
    }

    /** The signing key of the local issuer, which the gateway makes when it is missing. */
    public Path issuerKey() {
        return folder.resolve("issuer.jwk");
    }

    /** The keys that seal the secrets of connections, which the ingest service makes when they are missing. */
    public Path ingestKeys() {
        return folder.resolve("ingest-keys.json");
    }

    /** The file with the Standard Webhooks secret of a connection. */
    public Path webhookFile(String connection) {
        return ingest().resolve("fupan.ingest.connections." + connection + ".secrets");
    }

    /** The Standard Webhooks secret of a connection. */
    public String webhook(String connection) {
        try {
            return Files.readString(webhookFile(connection)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeMissing() throws IOException {
        privateFolder(folder);
        privateFolder(ingest());
        for (String connection : CONNECTIONS) {
            Path file = webhookFile(connection);
            if (Files.notExists(file)) {
                writePrivate(file, newSecret());
            }
        }
    }

    private static String newSecret() {
        byte[] key = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    private static void privateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void writePrivate(Path file, String text) throws IOException {
        if (isPosix(folder)) {
            Set<PosixFilePermission> own = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
        }
        Files.writeString(file, text);
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
