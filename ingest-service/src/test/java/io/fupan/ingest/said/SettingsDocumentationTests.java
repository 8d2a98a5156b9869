package io.fupan.ingest.said;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of each system names every setting that its adapter asks for. */
class SettingsDocumentationTests {

    private static final Path MAIN = Path.of("src/main/java/io/fupan/ingest/crm");
    private static final Path PAGES = Path.of("../docs/connect");

    /** Names of settings are written with hyphens, and little else is. */
    private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    private static final List<String> OTHER_WORDS = List.of("credit-note");

    @ParameterizedTest
    @CsvSource({
        "stripe, 1", "typeform, 8", "delighted, 2", "surveymonkey, 8", "fxiaoke, 8", "template, 1"
    })
    void namesEverySetting(String system, int atLeast) throws IOException {
        String page = Files.readString(PAGES.resolve((system.equals("template") ? "templates" : system) + ".md"));
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(MAIN.resolve(system))) {
            for (Path file : files.toList()) {
                Matcher matcher = NAME.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        names.removeAll(OTHER_WORDS);
        assertThat(names).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(names).allSatisfy(name -> assertThat(page).contains('`' + name));
    }
}
