package io.fupan.ingest.crm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages samples where it hurts: mostly in their values, so that they still parse and get further. */
final class Mutations {

    private static final List<String> MORSELS = List.of(
            "null", "true", "[]", "{}", "\"\"", "\" \"", "-1", "0.1", "1e999", "1e999999999", "1e-999999999", "99999999999999999999",
            "9223372036854775807", "-9223372036854775808", "9223372036854775807000", "\"\\ud800\"", "\"\\u0000\"", "[[[[]]]]",
            "{\"id\":null}", "{\"id\":\"\"}", "{\"value\":[]}", "\"2026-02-30\"", "\"2026-11-18\"", "\"+999999999-01-01T00:00:00Z\"",
            "\"2026-11-18T25:00:00Z\"", "\"2026-11-18 10:00:00\"", "\"0000-00-00 00:00:00\"", "253402300800000", "\"NaN\"", "\"Infinity\"",
            "\"1e30\"", "\"1E400000\"", "\"0x10\"", "[\"\"]", "[null]", "[{}]", "\"006*\"", ",", ":", "<", "&", "&amp;", "&x;", "]]>",
            "<!DOCTYPE a>", "<a>", "</a>", "<![CDATA[x]]>", "=", "%", "%zz", "\uFEFF", "\u0000", "\uFFFF", "复盘");

    private static final Pattern VALUES =
            Pattern.compile("\"\\s*:\\s*(\"[^\"]*\"|[0-9.]+|null|true|false)|>([^<>]+)<|=([^&<>\"]+)(?=&|$)");

    private Mutations() {}

    /** The sample, damaged in some places. */
    static byte[] of(String sample, Random random) {
        String text = sample;
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = random.nextInt(4) == 0 ? cut(text, random) : replaceValue(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(5) == 0 && bytes.length > 0
                ? Flips.flip(bytes, random.nextInt(bytes.length * 8))
                : bytes;
    }

    private static String cut(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        return text.substring(0, from) + morsel(random) + text.substring(to);
    }

    /** Replaces the value of some field, in JSON, in XML or in a form, so that the result mostly still parses. */
    private static String replaceValue(String text, Random random) {
        List<int[]> values = new ArrayList<>();
        Matcher matcher = VALUES.matcher(text);
        while (matcher.find()) {
            int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
            values.add(new int[] {matcher.start(group), matcher.end(group)});
        }
        if (values.isEmpty()) {
            return text;
        }
        int[] value = values.get(random.nextInt(values.size()));
        return text.substring(0, value[0]) + morsel(random) + text.substring(value[1]);
    }

    private static String morsel(Random random) {
        return MORSELS.get(random.nextInt(MORSELS.size()));
    }
}
