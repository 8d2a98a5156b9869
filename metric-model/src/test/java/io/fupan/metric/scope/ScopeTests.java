package io.fupan.metric.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTests {

    @ParameterizedTest
    @ValueSource(strings = {"org", "team:Rocco Neubert", "product:A:B", "segment:软件", "team*product:Rocco Neubert*GTX Pro"})
    void readsWhatItWrote(String text) {
        assertThat(Scope.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "team", "team:", "org:x", "galaxy:M31", ":x", "team*galaxy:a*b", "org*team:x*y"})
    void refusesWhatIsNoScope(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.parse(text));
    }

    @Test
    void takesAPairApartAgain() {
        Scope pair = Scope.pair(Scope.parse("team:Tina"), Scope.parse("product:GTX*Pro"));

        assertThat(pair).hasToString("team*product:Tina*GTX·Pro");
        assertThat(pair.parts()).containsExactly(Scope.parse("team:Tina"), Scope.parse("product:GTX·Pro"));
        assertThat(Scope.ORG.parts()).containsExactly(Scope.ORG);
    }

    @Test
    void saysWhichKindsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.parse("galaxy:M31"))
                .withMessageContaining("segment")
                .withMessageContaining("galaxy");
    }
}
