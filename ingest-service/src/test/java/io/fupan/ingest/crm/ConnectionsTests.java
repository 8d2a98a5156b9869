package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.service.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ConnectionsTests {

    private static final CrmAdapter ADAPTER = new Silent();
    private static final CrmSystem SYSTEM = new CrmSystem() {
        @Override
        public String name() {
            return "acme-crm";
        }

        @Override
        public CrmAdapter connect(Connection connection) {
            return ADAPTER;
        }
    };

    @Test
    void findsAConnectionAtItsAddress() {
        assertThat(connections("east", "acme-crm").at("acme-crm", "east")).isSameAs(ADAPTER);
    }

    @Test
    void tellsNotWhetherTheSystemOrTheConnectionIsUnknown() {
        Connections connections = connections("east", "acme-crm");
        assertThat(refusal(connections, "acme-crm", "west")).isEqualTo(refusal(connections, "other-crm", "east"));
    }

    @Test
    void startsWithoutAnyConnection() {
        new ApplicationContextRunner().withUserConfiguration(Settings.class).run(context -> {
            Connections none = new Connections(List.of(SYSTEM), context.getBean(IngestProperties.class));
            assertThat(refusal(none, "acme-crm", "east")).contains("unknown-connection");
        });
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
    void doesNotStartWithASystemNobodyKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connections("east", "typo"))
                .withMessageContaining("'east'")
                .withMessageContaining("'typo'")
                .withMessageContaining("[acme-crm]");
    }

    @Test
    void keepsSecretsOutOfText() {
        IngestProperties.Settings settings = new IngestProperties.Settings("standard", List.of("whsec_verysecret"));
        IngestProperties properties = new IngestProperties(Map.of("east", settings));
        assertThat(properties.toString() + properties.all()).doesNotContain("verysecret");
    }

    @Test
    void refusesNamesThatAreNoPartOfAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> connections("../east", "acme-crm"));
    }

    private static String refusal(Connections connections, String system, String connection) {
        return catchThrowableOfType(Problem.class, () -> connections.at(system, connection)).getBody().toString();
    }

    private static Connections connections(String name, String system) {
        return new Connections(
                List.of(SYSTEM),
                new IngestProperties(Map.of(name, new IngestProperties.Settings(system, List.of()))));
    }

    @EnableConfigurationProperties(IngestProperties.class)
    static class Settings {}

    private record Silent() implements CrmAdapter {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void verify(Delivery delivery) {}

        @Override
        public String deliveryKey(Delivery delivery) {
            return "key";
        }

        @Override
        public Contents read(Delivery delivery) {
            return new Contents(true, List.of());
        }
    }
}
