package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of each system names every setting and every credential that its adapter looks at. */
class ConnectPagesTests {

    private static final Path MAIN = Path.of("src/main/java/io/fupan/ingest");
    private static final Pattern NAME = Pattern.compile(
            "(?:settings\\(\\)|settings|credentials\\(\\)|credentials)\\s*\\.(?:get|getOrDefault|containsKey)\\(\\s*\"([a-z-]+)\"|settings(?:\\(\\))?, \"([a-z-]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "salesforce", "pipedrive", "zoho"})
    void namesEverySettingThatIsLookedAt(String system) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : Sample.files(MAIN.resolve("crm").resolve(system))) {
            Matcher matcher = NAME.matcher(Files.readString(file));
            while (matcher.find()) {
                names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        }
        assertThat(names).isNotEmpty();
        String page = Files.readString(Path.of("../docs/connect/" + system + ".md"));
        assertThat(names).allSatisfy(name -> assertThat(page).contains(name));
        assertThat(page).contains("product-field", "competitor-field", "loss-reason-field", "channel-field", "kind-field");
    }
}
