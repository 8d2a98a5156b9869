package io.fupan.service.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** A file for keys: only its owner can read it, and it is there whole or not at all. */
public final class OwnerOnlyFile {

    private OwnerOnlyFile() {}

    /**
     * Writes the file unless it is there; when several processes write it at once, the first one's content counts.
     *
     * @throws IOException if it cannot be written
     */
    public static void writeOnce(Path file, String content) throws IOException {
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
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
            // Another process was faster.
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
