package io.fupan.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsoleFilesTests {

    static final Path STATIC = Path.of("src/main/resources/static");

    /** A key given in full. */
    static final Pattern KEY = Pattern.compile("(?<![\\w.])(?:t|orWord)\\('([^']+)'");

    /** Keys given by their beginning, the rest being data. */
    static final Pattern KEYS = Pattern.compile("orWord\\(`([\\w.]+\\.)\\$\\{");

    static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    static final Pattern IMPORT = Pattern.compile("(?:from |import\\()'([^']+)'");
    static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/[^\"#]+\\.\\w+)\"");

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(texts("zh").keySet()).containsExactlyElementsOf(texts("en").keySet());
    }

    @Test
    void namesTheSameThingsInBothLanguages() {
        Map<String, String> chinese = texts("zh");

        texts("en").forEach((key, english) -> assertThat(places(chinese.get(key)))
                .as(key)
                .isEqualTo(places(english)));
    }

    @Test
    void hasATextForEveryKeyUsed() {
        Set<String> used =
                scripts().flatMap(script -> matches(KEY, script)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).hasSizeGreaterThan(80);
        assertThat(texts("en").keySet()).containsAll(used);
    }

    @Test
    void usesEveryTextItHas() {
        String scripts = scripts().collect(Collectors.joining());
        List<String> beginnings = scripts().flatMap(script -> matches(KEYS, script)).distinct().toList();

        assertThat(texts("en").keySet())
                .allMatch(key -> scripts.contains("'" + key + "'") || beginnings.stream().anyMatch(key::startsWith));
    }

    @Test
    void referencesFilesThatExist() throws IOException {
        for (Path script : files(".js")) {
            matches(IMPORT, read(script))
                    .filter(name -> name.startsWith("."))
                    .forEach(name -> assertThat(script.resolveSibling(name)).as("import of " + script).exists());
        }
        List<String> references = matches(REFERENCE, read(STATIC.resolve("index.html"))).toList();
        assertThat(references).isNotEmpty().allSatisfy(name -> assertThat(STATIC.resolve(name.substring(1))).exists());
    }

    @Test
    void bringsTheChartLibraryItImports() {
        assertThat(read(STATIC.resolve("console/chart.js"))).contains("import('/webjars/echarts/echarts.esm.min.js')");
        assertThat(getClass().getResource("/META-INF/resources/webjars/echarts/5.5.0/echarts.esm.min.js"))
                .isNotNull();
    }

    @Test
    void makesNoMarkupOfValuesAndRunsNothingInline() throws IOException {
        assertThat(read(STATIC.resolve("index.html")))
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\son\\w+=|style=|<style");
        Pattern markup = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(");
        assertThat(scripts()).noneMatch(markup.asPredicate());
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> scripts() {
        return files(".js").stream().map(ConsoleFilesTests::read);
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(String language) {
        JsonNode texts = JsonMapper.shared().readTree(read(STATIC.resolve("console/text/" + language + ".json")));
        Map<String, String> result = new TreeMap<>();
        texts.properties().forEach(text -> result.put(text.getKey(), text.getValue().asString()));
        return result;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
