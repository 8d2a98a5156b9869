package io.fupan.gateway.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Set;
import java.util.UUID;

/** The issuer's ES256 key, kept as a JSON Web Key in a file that only its owner can read. */
final class LocalKey {

    private LocalKey() {}

    /**
     * The key in the file; a new one if there is no file. When several processes make one at once, all get the first.
     *
     * @throws IOException if the file can be neither read nor made, or holds no private P-256 key
     */
    static ECKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, generate().toJSONString());
        }
        return read(file);
    }

    private static ECKey read(Path file) throws IOException {
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IOException("%s holds no private P-256 key".formatted(file));
            }
            return key;
        } catch (ParseException e) {
            throw new IOException("%s is not a JSON Web Key: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no P-256 keys", e);
        }
    }

    /** Whole or not at all: written beside, then put in place unless another was faster. */
    private static void write(Path file, String content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path beside = target.resolveSibling(".%s.%s".formatted(target.getFileName(), UUID.randomUUID()));
        try {
            writeDurably(beside, content);
            put(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void writeDurably(Path file, String content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly(file))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void put(Path beside, Path target) throws IOException {
        try {
            Files.createLink(target, beside); // unlike a move, fails if the target exists
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its key counts.
        } catch (UnsupportedOperationException e) {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
