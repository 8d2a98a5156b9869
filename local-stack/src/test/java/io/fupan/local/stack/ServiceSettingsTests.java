package io.fupan.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTests {

    @TempDir
    private Path folder;

    private DataFolder data;
    private Secrets secrets;
    private Addresses addresses;
    private ServiceSettings settings;

    @BeforeEach
    void choosePorts() {
        data = new DataFolder(folder);
        data.prepare();
        secrets = Secrets.in(data);
        addresses = Addresses.choose(18_080, folder);
        settings = new ServiceSettings(data, secrets, addresses);
    }

    @Test
    void leadsTheGatewayToEveryService() {
        Map<String, String> gateway = settings.of(ServiceKind.GATEWAY);

        assertThat(gateway)
                .containsEntry("server.port", "18080")
                .containsEntry("fupan.gateway.services.metrics", "http://127.0.0.1:" + addresses.port("metrics-service"))
                .containsKeys(
                        "fupan.gateway.services.ingest",
                        "fupan.gateway.services.feedback",
                        "fupan.gateway.services.report");
    }

    @Test
    void letsEveryServiceListenOnThisMachineOnly() {
        assertThat(ServiceKind.ALL).allSatisfy(service -> assertThat(settings.of(service))
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("management.server.address", "127.0.0.1"));
    }

    @Test
    void writesNoSecretIntoTheSettings() throws IOException {
        String written = Files.readString(settings.write(ServiceKind.INGEST));

        assertThat(written).contains("configtree").doesNotContain("whsec_");
    }

    @Test
    void keepsTheSealingKeysAmongTheSecretsAndWhatWaitsInTheDataFolder() {
        assertThat(settings.of(ServiceKind.INGEST))
                .containsEntry("fupan.ingest.key-file", folder.resolve("secrets/ingest-keys.json").toString())
                .containsEntry("fupan.ingest.spool.directory", folder.resolve("spool").toString());
        assertThat(folder.resolve("spool")).isDirectory();
    }

    @Test
    void givesEveryPartAPortOfItsOwn() {
        assertThat(ServiceKind.ALL).extracting(service -> addresses.port(service.module())).doesNotHaveDuplicates();
    }

    @Test
    void readsThePortsThatWereWritten() {
        Path file = folder.resolve("ports");
        addresses.write(file);

        assertThat(Addresses.read(file)).map(read -> read.port("report-service")).contains(addresses.port("report-service"));
    }
}
