package io.fupan.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What tells one build of a jar from another. */
final class Fingerprint {

    private Fingerprint() {}

    /** Of files as they lie there: a copy of the same content has another one. */
    static String ofFiles(List<Path> files) {
        CRC32 crc = new CRC32();
        try {
            for (Path file : files) {
                add(crc, file + "|" + Files.size(file) + '|' + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(crc.getValue());
    }

    /**
     * Of a jar's content, from its directory alone. The time of the file would say nothing: reproducible builds give
     * every build the same one.
     */
    static String ofContent(Path jar) {
        CRC32 crc = new CRC32();
        try (ZipFile file = new ZipFile(jar.toFile())) {
            file.stream().forEach(entry -> add(crc, describe(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(crc.getValue());
    }

    private static String describe(ZipEntry entry) {
        return entry.getName() + '|' + entry.getCrc() + '|' + entry.getSize();
    }

    private static void add(CRC32 crc, String text) {
        crc.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
