package io.fupan.report.content;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same statement in both languages. */
public record Text(String en, String zh) implements Shown {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** The same letters in both languages: a name. */
    public static Text same(String text) {
        return new Text(text, text);
    }

    /**
     * A sentence in both languages about the same things. Places are written {@code {0}}, {@code {1}} …; each language
     * must name every thing, so that no number can be told in one language only.
     *
     * @throws IllegalArgumentException if a language leaves something out
     */
    public static Text of(String en, String zh, Shown... things) {
        requireAll(en, things.length);
        requireAll(zh, things.length);
        return new Text(fill(en, Language.EN, things), fill(zh, Language.ZH, things));
    }

    @Override
    public String in(Language language) {
        return language == Language.EN ? en : zh;
    }

    private static String fill(String template, Language language, Shown... things) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(things[index(place)].in(language)));
    }

    private static void requireAll(String template, int count) {
        Set<Integer> named = new TreeSet<>();
        PLACE.matcher(template).results().forEach(place -> named.add(index(place)));
        for (int i = 0; i < count; i++) {
            if (!named.contains(i)) {
                throw new IllegalArgumentException("expected {%d} in the sentence: %s".formatted(i, template));
            }
        }
    }

    private static int index(MatchResult place) {
        return Integer.parseInt(place.group(1));
    }
}
