package io.fupan.ingest.change;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of business by what people and systems usually call them. What {@code Existing Business} is can be mapped. */
public final class BusinessKinds {

    private static final String NEW = "new";
    private static final String EXPANSION = "expansion";
    private static final String RENEWAL = "renewal";

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry(NEW, NEW),
            Map.entry(EXPANSION, EXPANSION),
            Map.entry(RENEWAL, RENEWAL),
            Map.entry("新购", NEW),
            Map.entry("增购", EXPANSION),
            Map.entry("续约", RENEWAL),
            Map.entry("newbusiness", NEW),
            Map.entry("existingbusiness", EXPANSION),
            Map.entry("new business", NEW),
            Map.entry("existing business", EXPANSION),
            Map.entry("new customer", NEW),
            Map.entry("existing customer - upgrade", EXPANSION),
            Map.entry("existing customer - replacement", EXPANSION),
            Map.entry("existing customer - downgrade", EXPANSION));

    private BusinessKinds() {}

    /** {@code new}, {@code expansion} or {@code renewal}; {@code null} for a word that is none of ours or the usual ones. */
    public static @Nullable String of(String word) {
        return USUAL.get(word.strip().toLowerCase(Locale.ROOT));
    }
}
