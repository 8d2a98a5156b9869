package io.fupan.ingest.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.ingest.Neutral;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipedriveTests {

    @ParameterizedTest
    @ValueSource(strings = {"Basic aG9vazpwOnfDvA==", "basic aG9vazpwOnfDvA=="})
    void letsInAPasswordWithAColonAndOtherLetters(String header) {
        assertThatCode(() -> adapter("hook:p:wü").verify(with(header))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Basic aG9vazpw", "Basic aG9vazpwOnfDvQ==", "Basic aG9vazpwOnfDvA", "Basic aG9vazpwOnfDvB==", "Bearer aG9vazpwOnfDvA==",
        "Basic", "Basic ", "", "aG9vazpwOnfDvA==", "Basic hook:p:wü", "Basic %%%"
    })
    void refusesEverythingElse(String header) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> adapter("hook:p:wü").verify(with(header)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nocolon", ":password"})
    void needsAUserAndAPassword(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> adapter(secret)).withMessageContaining("a user, a colon");
    }

    @Test
    void makesSecretsItTakesItself() {
        assertThatCode(() -> adapter(new Pipedrive().newSecret())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    change | {"status":"open"}                 | {"status":"deleted"} | true
                    change | {"status":"won"}                  | {"status":"deleted"} | true
                    change | {"status":"open","deleted":false} | {"deleted":true}     | true
                    change | {"status":"deleted"}              | {"status":"open"}    | false
                    change | {"status":"open"}                 | {"status":"won"}     | false
                    create | {"status":"open"}                 | {"status":"deleted"} | false
                    """)
    void takesADealOutOfTheBinOnlyWhenItWasThere(String action, String data, String previous, boolean restored) {
        String body = """
                {"meta":{"action":"%s","entity":"deal","entity_id":"7","timestamp":"2026-11-11T09:00:00.001Z"},\
                "data":%s,"previous":%s}""".formatted(action, data, previous);
        List<String> lines = adapter("hook:p").read(delivery(body)).items().stream()
                .flatMap(item -> Neutral.lines(item).stream())
                .toList();
        assertThat(lines.contains("deal.restored 2026-11-11T09:00:00.001Z {}")).isEqualTo(restored);
    }

    private static Delivery delivery(String body) {
        return new Delivery(
                Instant.parse("2026-11-23T12:00:00Z"),
                "application/json",
                name -> null,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static CrmAdapter adapter(String secret) {
        return new Pipedrive()
                .connect(new Connection("main", "pipedrive", List.of(secret), Map.of(), Map.of(), Mapping.NONE));
    }

    private static Delivery with(String header) {
        Map<String, String> headers = Map.of("Authorization", header);
        return new Delivery(Instant.EPOCH, "application/json", headers::get, new byte[0]);
    }
}
