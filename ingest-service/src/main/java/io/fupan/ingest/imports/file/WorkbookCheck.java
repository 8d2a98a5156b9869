package io.fupan.ingest.imports.file;

import io.fupan.event.Rejected;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a workbook once, into nothing, to know that it is no bomb; what is stated about sizes is not believed. */
final class WorkbookCheck {

    static final int MOST_ENTRIES = 2000;
    static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;
    /** Texts that cells share are held in memory. */
    static final long MOST_SHARED_TEXT = 128L * 1024 * 1024;
    static final long MOST_STYLES = 16L * 1024 * 1024;
    /** Sheets of equal rows shrink to a fiftieth; bombs to a thousandth. */
    static final int LARGEST_RATIO = 200;

    private static final long RATIO_FROM = 1024L * 1024;
    private static final int HEAD = 4096;

    private long unpacked;

    private WorkbookCheck() {}

    static void require(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw bomb("it has %d parts".formatted(zip.size()));
            }
            WorkbookCheck check = new WorkbookCheck();
            byte[] buffer = new byte[64 * 1024];
            for (ZipEntry entry : Collections.list(zip.entries())) {
                check.unpack(zip, entry, buffer);
            }
        } catch (ZipException | EOFException e) {
            throw new Rejected("INVALID_XLSX", "file", "expected an Excel workbook (.xlsx); older .xls files are not read");
        }
    }

    private void unpack(ZipFile zip, ZipEntry entry, byte[] buffer) throws IOException {
        long limit = limit(entry.getName().toLowerCase(Locale.ROOT));
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (size == 0 && read > 0) {
                    refuseDefinitions(new String(buffer, 0, Math.min(read, HEAD), StandardCharsets.ISO_8859_1));
                }
                size += read;
                unpacked += read;
                if (size > limit || unpacked > MOST_BYTES) {
                    throw bomb("'%s' is larger than %d MiB".formatted(entry.getName(), limit >> 20));
                }
                if (size > RATIO_FROM && size > LARGEST_RATIO * Math.max(1, entry.getCompressedSize())) {
                    throw bomb("'%s' grows more than %d times".formatted(entry.getName(), LARGEST_RATIO));
                }
            }
        }
    }

    private static long limit(String name) {
        if (name.endsWith("sharedstrings.xml")) {
            return MOST_SHARED_TEXT;
        }
        return name.contains("/worksheets/") ? MOST_BYTES : MOST_STYLES;
    }

    /** Excel writes no document type, and no other encoding than UTF-8. */
    private static void refuseDefinitions(String head) {
        boolean wide = head.startsWith("\u00FE\u00FF") || head.startsWith("\u00FF\u00FE");
        if (wide || head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
            throw new Rejected("INVALID_XLSX", "file", "the workbook holds XML that Excel does not write");
        }
    }

    private static Rejected bomb(String why) {
        return new Rejected("FILE_TOO_LARGE", "file", "the workbook is too large when it is unpacked: " + why);
    }
}
