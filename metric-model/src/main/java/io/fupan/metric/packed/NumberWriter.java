package io.fupan.metric.packed;

import java.util.Arrays;

/** Writes whole numbers one after the other, small ones of either sign in one byte; not thread-safe. */
public final class NumberWriter {

    private static final int MORE = 0x80;
    private static final int LONGEST = 10;

    private byte[] bytes;
    private int size;

    /** Begins with room for so many bytes. */
    public NumberWriter(int room) {
        this.bytes = new byte[Math.max(room, LONGEST)];
    }

    /** Appends a number. */
    public void number(long value) {
        room(LONGEST);
        long rest = value << 1 ^ value >> 63;
        while ((rest & -MORE) != 0) {
            bytes[size++] = (byte) ((int) rest & MORE - 1 | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Appends the number of bytes, and these. */
    public void block(byte[] block) {
        number(block.length);
        room(block.length);
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** What has been written so far. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets what has been written, and keeps the room. */
    public void clear() {
        size = 0;
    }
}
