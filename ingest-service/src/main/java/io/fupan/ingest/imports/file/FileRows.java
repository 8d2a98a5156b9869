package io.fupan.ingest.imports.file;

import io.fupan.event.Rejected;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, from the first to the last; holds one at a time. */
public interface FileRows extends Closeable {

    /** The cells of the first row. */
    List<String> header();

    /**
     * The next row, {@code null} after the last.
     *
     * @throws Rejected if the file cannot be read any further
     * @throws IOException if the disk fails
     */
    @Nullable FileRow next() throws IOException;

    /** Bytes of the file that were read so far; -1 if that is not known. */
    default long position() {
        return -1;
    }
}
