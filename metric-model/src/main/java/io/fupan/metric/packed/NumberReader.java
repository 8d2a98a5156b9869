package io.fupan.metric.packed;

import java.util.Arrays;

/** Reads what {@link NumberWriter} wrote, in the same order; not thread-safe. */
public final class NumberReader {

    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    /** Reads from the beginning. */
    public NumberReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether more follows. */
    public boolean hasMore() {
        return at < bytes.length;
    }

    /** The next number. */
    public long number() {
        byte next = bytes[at++];
        long value = next & MORE - 1;
        for (int shift = 7; (next & MORE) != 0; shift += 7) {
            next = bytes[at++];
            value |= (long) (next & MORE - 1) << shift;
        }
        return value >>> 1 ^ -(value & 1);
    }

    /** The next number, which must be an {@code int}. */
    public int count() {
        return Math.toIntExact(number());
    }

    /** The next block of bytes. */
    public byte[] block() {
        int length = count();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }
}
