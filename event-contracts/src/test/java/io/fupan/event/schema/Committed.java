package io.fupan.event.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Files that are generated, and committed so that they can be read and compared without a build. */
final class Committed {

    /** How to write them anew. */
    static final String COMMAND =
            "./mvnw -pl event-contracts test -Dtest='SchemasTests#is*,AsyncApiTests#isCommitted*' -Dcontracts.write";

    private static final ObjectWriter JSON = JsonMapper.shared().writer().with(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Committed() {}

    /** Whether this run writes files instead of comparing them. */
    static boolean isWriting() {
        return System.getProperty("contracts.write") != null;
    }

    static String json(JsonNode node) {
        return JSON.writeValueAsString(node) + '\n';
    }

    /** Fails, with the command that helps, if a file is not as generated. */
    static void assertUpToDate(Path file, String generated) {
        try {
            if (isWriting()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated, UTF_8);
            }
            assertThat(file).as("generated file; to write it anew: %s", COMMAND).exists();
            assertThat(Files.readString(file, UTF_8)).as("%s is out of date; to write it anew: %s", file, COMMAND)
                    .isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
