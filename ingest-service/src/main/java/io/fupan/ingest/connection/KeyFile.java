package io.fupan.ingest.connection;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The sealing keys, kept as a JSON Web Key set in a file that only its owner can read. */
final class KeyFile {

    private static final int BITS = 256;

    private KeyFile() {}

    /**
     * The keys in the file; one new key if there is no file. When several processes make one at once, all get the first.
     *
     * @throws IOException if the file can be neither read nor made, or holds no key of 256 bits with an id
     */
    static List<OctetSequenceKey> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, new JWKSet(generate()).toString(false));
        }
        try {
            List<OctetSequenceKey> keys = JWKSet.parse(Files.readString(file)).getKeys().stream()
                    .filter(KeyFile::isUsable)
                    .map(JWK::toOctetSequenceKey)
                    .toList();
            if (keys.isEmpty()) {
                throw new IOException("%s holds no key of %d bits with an id".formatted(file, BITS));
            }
            return keys;
        } catch (ParseException e) {
            throw new IOException("%s is not a JSON Web Key set".formatted(file), e);
        }
    }

    private static boolean isUsable(JWK key) {
        return key instanceof OctetSequenceKey && key.size() == BITS && key.getKeyID() != null;
    }

    private static OctetSequenceKey generate() {
        try {
            return new OctetSequenceKeyGenerator(BITS)
                    .algorithm(EncryptionMethod.A256GCM)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java makes no keys", e);
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
