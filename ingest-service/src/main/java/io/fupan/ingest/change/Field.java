package io.fupan.ingest.change;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is said about a field: nothing, that it is empty now, or its value. */
public sealed interface Field<T> {

    /** Nothing is said: it is as it was. */
    record Absent<T>() implements Field<T> {}

    /** It is empty now. */
    record Cleared<T>() implements Field<T> {}

    /** It has this value now. */
    record Value<T>(T value) implements Field<T> {}

    /** Nothing is said. */
    static <T> Field<T> absent() {
        return new Absent<>();
    }

    /** It is empty now. */
    static <T> Field<T> cleared() {
        return new Cleared<>();
    }

    /** It has this value now. */
    static <T> Field<T> of(T value) {
        return new Value<>(value);
    }

    /** The value, if one is said. */
    default @Nullable T orNull() {
        return this instanceof Value<T>(T value) ? value : null;
    }

    /** Does something with the value, if one is said. */
    default void ifValue(Consumer<? super T> action) {
        if (this instanceof Value<T>(T value)) {
            action.accept(value);
        }
    }

    /** The same about what the value stands for. */
    default <R> Field<R> map(Function<? super T, ? extends R> reading) {
        return switch (this) {
            case Absent<T>() -> absent();
            case Cleared<T>() -> cleared();
            case Value<T>(T value) -> of(reading.apply(value));
        };
    }
}
