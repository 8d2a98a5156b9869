package io.fupan.ingest.crm;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that differs from something in one bit. */
final class Flips {

    private Flips() {}

    static Stream<byte[]> of(byte[] bytes) {
        return IntStream.range(0, bytes.length * 8).mapToObj(bit -> flip(bytes, bit));
    }

    static Stream<String> of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1)).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
