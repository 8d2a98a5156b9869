package io.fupan.event.rolling;

import org.jspecify.annotations.Nullable;

/**
 * What a rolling value is of, as its record's key has it: {@code metric|scope|window}, or {@code metric@stage|scope|window}
 * for a metric of a stage, in whose name {@code |} is written as {@code %7C} and {@code %} as {@code %25}.
 *
 * @param metric its name
 * @param stage {@code null} for a metric that is not of a stage
 * @param scope as text; it may have {@code |} in it
 * @param window for example {@code last-30-days}
 */
public record RollingKey(String metric, @Nullable String stage, String scope, String window) {

    /** Reads a key; {@code null} if it is none. */
    public static @Nullable RollingKey parse(String key) {
        int first = key.indexOf('|');
        int last = key.lastIndexOf('|');
        if (first < 0 || first == last) {
            return null;
        }
        String metric = key.substring(0, first);
        int at = metric.indexOf('@');
        return new RollingKey(
                at < 0 ? metric : metric.substring(0, at),
                at < 0 ? null : metric.substring(at + 1).replace("%7C", "|").replace("%25", "%"),
                key.substring(first + 1, last),
                key.substring(last + 1));
    }

    @Override
    public String toString() {
        String of = stage == null ? "" : '@' + stage.replace("%", "%25").replace("|", "%7C");
        return metric + of + '|' + scope + '|' + window;
    }
}
