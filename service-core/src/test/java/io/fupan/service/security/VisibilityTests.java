package io.fupan.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class VisibilityTests {

    private static final Map<String, String> ROSTER =
            Map.of("Moses Frase", "Dustin Brinkmann", "Darcel Schlecht", "Melvin Marxen");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    admin,       ,                 ,             team,    Melvin Marxen,    true
                    bi,          ,                 ,             rep,     Moses Frase,      true
                    manager,     ,                 ,             rep,     Moses Frase,      true
                    manager,     Dustin Brinkmann, ,             org,     '',               true
                    manager,     Dustin Brinkmann, ,             product, GTX Pro,          true
                    manager,     Dustin Brinkmann, ,             team,    Dustin Brinkmann, true
                    manager,     Dustin Brinkmann, ,             team,    Melvin Marxen,    false
                    manager,     Dustin Brinkmann, ,             rep,     Moses Frase,      true
                    manager,     Dustin Brinkmann, ,             rep,     Darcel Schlecht,  false
                    manager,     Dustin Brinkmann, ,             rep,     Nobody,           false
                    rep,         ,                 Moses Frase,  rep,     Moses Frase,      true
                    rep,         ,                 Moses Frase,  rep,     Darcel Schlecht,  false
                    rep,         ,                 Moses Frase,  team,    Dustin Brinkmann, true
                    rep,         ,                 Moses Frase,  team,    Melvin Marxen,    false
                    rep,         ,                 Moses Frase,  org,     '',               true
                    rep,         ,                 ,             rep,     Moses Frase,      false
                    rep,         ,                 ,             team,    Dustin Brinkmann, false
                    integration, ,                 ,             org,     '',               false
                    manager,     Melvin Marxen,    ,             team*product, Melvin Marxen*GTX,  true
                    manager,     Dustin Brinkmann, ,             team*product, Melvin Marxen*GTX,  false
                    manager,     Melvin Marxen,    ,             team*product, Melvin Marxen,      false
                    """)
    void showsWhatIsBelowTheCallerAndTheCallerOnly(
            String role, @Nullable String team, @Nullable String rep, String kind, String name, boolean visible) {
        assertThat(visibility(role, team, rep).ofScope(kind, name)).isEqualTo(visible);
    }

    @Test
    void narrowsListsOfDealsToTheCallersOwn() {
        assertThat(visibility("manager", null, null).narrowedTo()).isNull();
        assertThat(visibility("manager", "Dustin Brinkmann", null).narrowedTo()).isEqualTo("team:Dustin Brinkmann");
        assertThat(visibility("rep", null, "Moses Frase").narrowedTo()).isEqualTo("rep:Moses Frase");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> visibility("integration", null, null).narrowedTo());
    }

    @Test
    void hidesADealOfNobodyFromEveryoneWhoIsNarrowed() {
        assertThat(visibility("manager", "Dustin Brinkmann", null).ofRep(null)).isFalse();
        assertThat(visibility("admin", null, null).ofRep(null)).isTrue();
    }

    private static Visibility visibility(String role, @Nullable String team, @Nullable String rep) {
        return new Visibility(new Caller("someone", Set.of(role), team, rep), ROSTER::get);
    }
}
