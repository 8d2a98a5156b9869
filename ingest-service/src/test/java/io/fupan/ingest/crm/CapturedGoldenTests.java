package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.Contents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that others published beside what is made of them: {@code captured/SYSTEM/FILE.txt}, written anew with
 * {@code -Dfupan.golden.write=true}. What is no delivery, such as a record of a system's API, is refused or ignored.
 */
class CapturedGoldenTests {

    private static final Path GOLDEN = Path.of("src/test/resources/captured");

    /** How Pipedrive, HubSpot and Salesforce say whose message it is, and the settings that name who is expected. */
    private static final Pattern TENANT =
            Pattern.compile("(?:\"company_id\"|\"portalId\"|<OrganizationId>)[: \"]*(\\w+)");

    private static final List<String> TENANTS = List.of("company-id", "portal-id", "organization-id");

    @ParameterizedTest
    @MethodSource("samples")
    void makesOfItWhatLiesBesideIt(String system, String file) throws IOException {
        Path golden = GOLDEN.resolve(system).resolve(file + ".txt");
        byte[] body = SharedSamples.read(system + '/' + file);
        String text = Golden.text(read(system, file, body));

        if (Boolean.getBoolean("fupan.golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }

        assertThat(text).isEqualTo(Files.readString(golden));
        assertThat(Golden.text(read(system, file, body))).isEqualTo(text);
    }

    static Stream<Arguments> samples() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .flatMap(system -> files(system).map(file -> Arguments.of(system, file)))
                    .toList()
                    .stream();
        }
    }

    /** Those with a golden file; or, to write these, all. */
    private static Stream<String> files(String system) {
        if (Boolean.getBoolean("fupan.golden.write")) {
            return SharedSamples.names(system).stream();
        }
        return Sample.files(GOLDEN.resolve(system)).stream()
                .map(golden -> golden.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ".txt".length()));
    }

    private static Contents read(String system, String file, byte[] body) {
        String type = file.endsWith(".xml") ? "text/xml; charset=UTF-8" : "application/json";
        Delivery delivery = new Delivery(Sample.NOW, event(system), type, name -> null, body);
        return Systems.adapter(connection(system, body)).read(delivery);
    }

    /** What the address of a delivery says, where its body does not. */
    private static @Nullable String event(String system) {
        return switch (system) {
            case "espocrm" -> "Opportunity.update";
            case "segment" -> "won";
            default -> null;
        };
    }

    /** Of the tenant that the message names: whose messages they were is known to who captured them. */
    private static Connection connection(String system, byte[] body) {
        if (Systems.names().contains(system)) {
            Connection usual = Systems.connection(system);
            Map<String, String> settings = new HashMap<>(usual.settings());
            tenant(body).ifPresent(tenant -> TENANTS.forEach(setting -> settings.computeIfPresent(setting, (name, any) -> tenant)));
            return new Connection("main", system, usual.secrets(), usual.credentials(), settings, usual.mapping());
        }
        Map<String, String> fields = system.equals("segment")
                ? Map.of("field.id", "properties.order_id", "field.amount", "properties.total")
                : Map.of();
        String adapter = system.equals("segment") ? "template" : system;
        return new Connection("main", adapter, List.of("secret"), Map.of(), fields, Mapping.NONE);
    }

    private static Optional<String> tenant(byte[] body) {
        return TENANT.matcher(new String(body, StandardCharsets.UTF_8)).results().map(found -> found.group(1)).findFirst();
    }
}
