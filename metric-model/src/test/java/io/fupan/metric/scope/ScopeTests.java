package io.fupan.metric.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTests {

    @ParameterizedTest
    @ValueSource(strings = {"org", "team:Rocco Neubert", "product:A:B", "segment:软件"})
    void readsWhatItWrote(String text) {
        assertThat(Scope.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "team", "team:", "org:x", "galaxy:M31", ":x"})
    void refusesWhatIsNoScope(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.parse(text));
    }

    @Test
    void saysWhichKindsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.parse("galaxy:M31"))
                .withMessageContaining("segment")
                .withMessageContaining("galaxy");
    }
}
