package io.fupan.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTests {

    private final OctetSequenceKey first;
    private final OctetSequenceKey second;
    private final Vault vault;

    VaultTests() throws Exception {
        first = Fixtures.key("first");
        second = Fixtures.key("second");
        vault = new Vault(List.of(first));
    }

    @Test
    void opensWhatItSealed() throws Exception {
        assertThat(vault.open(vault.seal("whsec_abc", "east/secret"), "east/secret")).isEqualTo("whsec_abc");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(vault.seal("whsec_abc", "east/secret")).isNotEqualTo(vault.seal("whsec_abc", "east/secret"));
    }

    @Test
    void opensNothingForAnotherConnection() {
        String sealed = vault.seal("whsec_abc", "east/secret");
        assertThatExceptionOfType(Vault.Sealed.class).isThrownBy(() -> vault.open(sealed, "west/secret"));
    }

    @Test
    void opensNothingThatWasChanged() {
        String sealed = vault.seal("whsec_abc", "east/secret");
        int middle = sealed.length() - 30;
        String changed = sealed.substring(0, middle)
                + (sealed.charAt(middle) == 'A' ? 'B' : 'A')
                + sealed.substring(middle + 1);
        assertThatExceptionOfType(Vault.Sealed.class).isThrownBy(() -> vault.open(changed, "east/secret"));
    }

    @Test
    void opensWithTheOldKeyAndSealsWithTheNew() throws Exception {
        String old = vault.seal("whsec_abc", "east/secret");
        Vault both = new Vault(List.of(second, first));

        assertThat(both.open(old, "east/secret")).isEqualTo("whsec_abc");
        assertThat(new Vault(List.of(second)).open(both.seal("x", "y"), "y")).isEqualTo("x");
        assertThatExceptionOfType(Vault.Sealed.class)
                .isThrownBy(() -> new Vault(List.of(second)).open(old, "east/secret"))
                .withMessageContaining("first")
                .withMessageNotContaining("whsec");
    }
}
