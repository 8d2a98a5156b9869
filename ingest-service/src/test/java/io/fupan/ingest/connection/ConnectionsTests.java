package io.fupan.ingest.connection;

import static io.fupan.ingest.connection.Fixtures.NOON;
import static io.fupan.ingest.connection.Fixtures.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.Mapping;
import io.fupan.service.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ConnectionsTests {

    private final OctetSequenceKey key;
    private final Connecting connecting;
    private final ConnectionRegistry registry = Fixtures.registry();

    private boolean caughtUp = true;

    @TempDir
    private Path folder;

    private Instant now = NOON;

    ConnectionsTests() throws Exception {
        key = Fixtures.key("now");
        connecting = Fixtures.connecting(key);
    }

    @Test
    void findsAConnectionOfTheConfiguration() {
        assertThat(shown(configured("east", "acme-crm"), "east").name()).isEqualTo("east");
    }

    @Test
    void findsAConnectionOfTheConfigurationBeforeTheOthersAreRead() {
        caughtUp = false;
        assertThat(shown(configured("east", "acme-crm"), "east").name()).isEqualTo("east");
    }

    @Test
    void saysThatItDoesNotKnowYetRatherThanThatThereIsNone() {
        caughtUp = false;
        Connections connections = configured("east", "acme-crm");

        Problem early = refusal(connections, "acme-crm", "west");
        caughtUp = true;
        Problem known = refusal(connections, "acme-crm", "west");
        caughtUp = false;
        Problem later = refusal(connections, "acme-crm", "west");

        assertThat(early.getStatusCode().value()).isEqualTo(503);
        assertThat(early.getHeaders().getFirst("Retry-After")).isNotNull();
        assertThat(known.getStatusCode().value()).isEqualTo(404);
        assertThat(later.getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void usesWhatWasKnownBeforeTheStartUntilTheLogWasRead() throws IOException {
        Definition before = definition(1, Definition.ACTIVE, secret("one", null));
        new KnownConnections(folder).save(List.of(before));
        caughtUp = false;
        Connections connections = configured("north", "acme-crm");

        assertThat(shown(connections, "east").secrets()).containsExactly("one");
        assertThat(refusal(connections, "acme-crm", "west").getStatusCode().value()).isEqualTo(503);
        assertThat(refusal(connections, "other-crm", "east").getStatusCode().value()).isEqualTo(503);
        assertThat(catchThrowableOfType(Problem.class, connections::requireComplete)).isNotNull();
    }

    @Test
    void believesTheLogMoreThanWhatWasKnownBefore() throws IOException {
        new KnownConnections(folder).save(List.of(definition(9, Definition.ACTIVE, secret("one", null))));
        caughtUp = false;
        Connections connections = configured("north", "acme-crm");
        Fixtures.apply(registry, "a", definition(2, Definition.ACTIVE, secret("two", null)));
        assertThat(shown(connections, "east").secrets()).containsExactly("one");

        caughtUp = true;
        assertThat(shown(connections, "east").secrets()).containsExactly("two");
    }

    @Test
    void saysOfAConnectionThatWasDeletedBeforeTheStartThatItDoesNotKnowYet() throws IOException {
        new KnownConnections(folder).save(List.of(definition(2, Definition.ACTIVE).deleted()));
        caughtUp = false;
        Problem early = refusal(configured("north", "acme-crm"), "acme-crm", "east");
        assertThat(early.getBody().getType()).hasToString("urn:fupan:problem:connections-loading");
    }

    @Test
    void knowsWhetherThereIsAConnectionBeforeTheLogWasRead() throws IOException {
        caughtUp = false;
        IngestProperties nothing = new IngestProperties(Map.of(), Path.of("unused"));

        assertThat(connections(nothing).anyKnown()).isFalse();
        assertThat(configured("north", "acme-crm").anyKnown()).isTrue();
        new KnownConnections(folder).save(List.of(definition(2, Definition.ACTIVE).deleted()));
        assertThat(connections(nothing).anyKnown()).isFalse();
        new KnownConnections(folder).save(List.of(definition(2, Definition.ACTIVE)));
        assertThat(connections(nothing).anyKnown()).isTrue();
    }

    @Test
    void knowsWhetherASystemDoesNotAlwaysSayWhen() throws IOException {
        IngestProperties nothing = new IngestProperties(Map.of(), Path.of("unused"));
        assertThat(connections(nothing).anyWithoutTimes()).isFalse();

        Fixtures.apply(registry, "a", definition(1, Definition.ACTIVE));
        assertThat(connections(nothing).anyWithoutTimes()).isFalse();
        Connecting timeless = Fixtures.connecting(Fixtures.timeless(), key);
        assertThat(connections(nothing, timeless).anyWithoutTimes()).isTrue();
        Fixtures.apply(registry, "b", definition(2, Definition.ACTIVE).deleted());
        assertThat(connections(nothing, timeless).anyWithoutTimes()).isFalse();
        assertThat(connections(properties("north", "acme-crm"), timeless).anyWithoutTimes()).isTrue();
        new KnownConnections(folder).save(List.of(definition(2, Definition.ACTIVE)));
        caughtUp = false;
        assertThat(connections(nothing, timeless).anyWithoutTimes()).isTrue();
    }

    @Test
    void tellsNotWhetherTheSystemOrTheConnectionIsUnknown() {
        Connections connections = configured("east", "acme-crm");
        assertThat(refusal(connections, "acme-crm", "west").getBody())
                .isEqualTo(refusal(connections, "other-crm", "east").getBody());
    }

    @Test
    void findsAStoredConnectionWithItsSecrets() {
        Fixtures.apply(registry, "a", definition(1, Definition.ACTIVE, secret("one", null), secret("two", null)));
        assertThat(shown(configured("north", "acme-crm"), "east").secrets()).containsExactly("one", "two");
    }

    @Test
    void takesTheConfigurationRatherThanWhatIsStored() {
        Fixtures.apply(registry, "a", definition(1, Definition.PAUSED));
        assertThat(shown(configured("east", "acme-crm"), "east").secrets()).isEmpty();
    }

    @Test
    void forgetsASecretWhenItsTimeIsOver() {
        Fixtures.apply(registry, "a", definition(1, Definition.ACTIVE, secret("new", null), secret("old", NOON.plusSeconds(60))));
        Connections connections = configured("north", "acme-crm");

        List<String> before = shown(connections, "east").secrets();
        now = NOON.plus(Duration.ofSeconds(60));
        List<String> after = shown(connections, "east").secrets();

        assertThat(before).containsExactly("new", "old");
        assertThat(after).containsExactly("new");
    }

    @Test
    void takesNothingInWhilePausedButReadsWhatCameBefore() {
        Fixtures.apply(registry, "a", definition(1, Definition.PAUSED));
        Connections connections = configured("north", "acme-crm");

        Problem paused = refusal(connections, "acme-crm", "east");

        assertThat(paused.getStatusCode().value()).isEqualTo(503);
        assertThat(paused.getBody().getType()).hasToString("urn:fupan:problem:connection-paused");
        assertThat(connections.reader("acme-crm", "east")).isNotNull();
    }

    @Test
    void knowsNoConnectionThatWasDeleted() {
        Fixtures.apply(registry, "a", definition(2, Definition.ACTIVE).deleted());
        assertThat(refusal(configured("north", "acme-crm"), "acme-crm", "east").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void saysThatAConnectionCannotBeUsedWhenItsKeyIsGone() throws Exception {
        Connecting other = Fixtures.connecting(Fixtures.key("gone"));
        Fixtures.apply(registry, "a", definition(
                1, Definition.ACTIVE, new Definition.StoredSecret("1", other.sealSecret("east", "one"), NOON, null)));

        Problem unusable = refusal(configured("north", "acme-crm"), "acme-crm", "east");

        assertThat(unusable.getStatusCode().value()).isEqualTo(503);
        assertThat(unusable.getBody().getDetail()).doesNotContain("gone");
    }

    @Test
    void sealsUnderTheNewKeyWhatAnOldOneSealed() throws Exception {
        OctetSequenceKey next = Fixtures.key("next");
        Definition old = definition(1, Definition.ACTIVE, secret("one", null))
                .with(List.of(secret("one", null)), connecting.sealCredentials("east", Map.of("token", "two")));

        Definition refreshed = Fixtures.connecting(next, key).refreshed(old);

        Connection opened = Fixtures.connecting(next).open(refreshed, NOON);
        assertThat(opened.secrets()).containsExactly("one");
        assertThat(opened.credentials()).containsEntry("token", "two");
        assertThat(Fixtures.connecting(next).refreshed(refreshed)).isEqualTo(refreshed);
    }

    @Test
    void takesConnectionsFromTheEnvironment() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "systemEnvironment", Map.of("FUPAN_INGEST_CONNECTIONS_EAST_SECRETS", "one,two"))))
                .run(context -> assertThat(context.getBean(IngestProperties.class).all())
                        .containsExactly(new Connection(
                                "east", "standard", List.of("one", "two"), Map.of(), Map.of(), Mapping.NONE)));
    }

    @Test
    void takesTheWholeOfAConnectionFromTheConfiguration() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(
                        "fupan.ingest.connections.east.settings.public-url=https://a.example",
                        "fupan.ingest.connections.east.credentials.token=t",
                        "fupan.ingest.connections.east.mapping.currency=EUR",
                        "fupan.ingest.connections.east.mapping.owners.17=Ada King",
                        "fupan.ingest.connections.east.mapping.stages.s1.name=Offer",
                        "fupan.ingest.connections.east.mapping.stages.s1.pipeline=",
                        "fupan.ingest.connections.east.mapping.stages.s1.category=open",
                        "fupan.ingest.connections.east.expected-every=1h")
                .run(context -> assertThat(context.getBean(IngestProperties.class).all()).first().satisfies(east -> {
                    assertThat(east.settings()).containsEntry("public-url", "https://a.example");
                    assertThat(east.credentials()).containsEntry("token", "t");
                    assertThat(east.mapping().currency()).isEqualTo("EUR");
                    assertThat(east.mapping().owners()).containsEntry("17", "Ada King");
                    assertThat(east.mapping().stages()).containsEntry("s1", new Mapping.Stage("Offer", "", "open"));
                    assertThat(east.mapping().zone()).isEqualTo(Mapping.NONE.zone());
                }));
    }

    @Test
    void doesNotStartWithASystemNobodyKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configured("east", "typo"))
                .withMessageContaining("'east'")
                .withMessageContaining("'typo'")
                .withMessageContaining("[acme-crm]");
    }

    @Test
    void keepsSecretsOutOfText() {
        IngestProperties properties = properties("east", "standard", "whsec_verysecret");
        assertThat(properties.toString() + properties.all()).doesNotContain("verysecret");
    }

    @Test
    void refusesNamesThatAreNoPartOfAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> configured("../east", "acme-crm"));
    }

    private Definition.StoredSecret secret(String secret, Instant until) {
        return new Definition.StoredSecret(secret, connecting.sealSecret("east", secret), NOON, until);
    }

    private static Connection shown(Connections connections, String name) {
        return ((Fixtures.Shown) connections.at("acme-crm", name)).connection();
    }

    private static Problem refusal(Connections connections, String system, String connection) {
        return catchThrowableOfType(Problem.class, () -> connections.at(system, connection));
    }

    private Connections configured(String name, String system) {
        return connections(properties(name, system));
    }

    private Connections connections(IngestProperties properties) {
        return connections(properties, connecting);
    }

    private Connections connections(IngestProperties properties, Connecting connecting) {
        return new Connections(properties, registry, connecting, new KnownConnections(folder), () -> caughtUp, () -> now);
    }

    private static IngestProperties properties(String name, String system, String... secrets) {
        IngestProperties.Settings settings =
                new IngestProperties.Settings(system, List.of(secrets), Map.of(), Map.of(), Map.of(), null);
        return new IngestProperties(Map.of(name, settings), Path.of("unused"));
    }

    @EnableConfigurationProperties(IngestProperties.class)
    static class Settings {}
}
