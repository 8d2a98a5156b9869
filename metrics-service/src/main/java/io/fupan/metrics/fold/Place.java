package io.fupan.metrics.fold;

/** Where a record was read, within the task's partition; its written form sorts by offset. */
record Place(String topic, long offset, String recordKey) {

    private static final char SEPARATOR = '@';

    static Place parse(String key) {
        int first = key.indexOf(SEPARATOR);
        int second = key.indexOf(SEPARATOR, first + 1);
        return new Place(
                key.substring(0, first), Long.parseLong(key.substring(first + 1, second)), key.substring(second + 1));
    }

    String key() {
        return topic + SEPARATOR + "%019d".formatted(offset) + SEPARATOR + recordKey;
    }
}
