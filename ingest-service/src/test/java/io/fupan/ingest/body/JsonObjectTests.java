package io.fupan.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import io.fupan.ingest.change.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTests {

    @Test
    void tellsAbsentFromClearedFromSaid() {
        JsonObject json = object("{\"null\":null,\"blank\":\" \",\"text\":\"a\",\"number\":12,\"flag\":true}");
        assertThat(json.said("none")).isEqualTo(Field.absent());
        assertThat(json.said("null")).isEqualTo(Field.cleared());
        assertThat(json.said("blank")).isEqualTo(Field.cleared());
        assertThat(json.said("text")).isEqualTo(Field.of("a"));
        assertThat(json.said("number")).isEqualTo(Field.of("12"));
        assertThat(json.flag("flag")).isTrue();
        assertThat(json.said("blank", "text")).isEqualTo(Field.of("a"));
    }

    @Test
    void keepsLongIdsExact() {
        assertThat(object("{\"id\":6172731000000939010123}").require("id")).isEqualTo("6172731000000939010123");
    }

    @ParameterizedTest
    @CsvSource({
        "1653955200000, 2022-05-31T00:00:00Z",
        "'\"1653955200000\"', 2022-05-31T00:00:00Z",
        "'\"2020-05-08T13:40:22.000Z\"', 2020-05-08T13:40:22Z",
        "'\"2026-11-18T08:36:40.000+0000\"', 2026-11-18T08:36:40Z",
        "'\"2024-12-20T10:09:52+03:00\"', 2024-12-20T07:09:52Z",
        "'\"2015-10-14 12:58:03\"', 2015-10-14T12:58:03Z",
        "-1, 1969-12-31T23:59:59.999Z"
    })
    void readsTimesAsSystemsWriteThem(String value, Instant time) {
        assertThat(object("{\"t\":%s}".formatted(value)).time("t")).isEqualTo(Field.of(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"yesterday\"", "\"2026-11-18T08:36:40\"", "\"2026-13-18T08:36:40Z\"", "\"+999999999-01-01T00:00:00Z\"", "1.5", "1e9",
        "9223372036854775807", "-9223372036854775808", "99999999999999999999", "true", "[]", "{}", "\"2026-11-18T08:36:40Z                    Z\""
    })
    void refusesTimesThatAreNone(String value) {
        assertInvalid(() -> object("{\"t\":%s}".formatted(value)).time("t"));
    }

    @ParameterizedTest
    @CsvSource({"1653955200000, 2022-05-31", "'\"2017-04-03\"', 2017-04-03", "'\"2017-04-03T23:59:59+14:00\"', 2017-04-03"})
    void readsDaysWithoutAZone(String value, LocalDate day) {
        assertThat(object("{\"d\":%s}".formatted(value)).day("d")).isEqualTo(Field.of(day));
    }

    @Test
    void readsDecimalsExactlyHoweverTheyAreWritten() {
        JsonObject json = object("{\"number\":40000.10,\"text\":\"120000.0\",\"null\":null}");
        assertThat(json.decimal("number")).isEqualTo(Field.of(new BigDecimal("40000.10")));
        assertThat(json.decimal("text")).isEqualTo(Field.of(new BigDecimal("120000.0")));
        assertThat(json.decimal("null")).isEqualTo(Field.cleared());
        assertInvalid(() -> object("{\"n\":\"NaN\"}").decimal("n"));
        assertInvalid(() -> object("{\"n\":\"1,5\"}").decimal("n"));
    }

    @Test
    void namesTheFieldAtFaultWithItsPath() {
        JsonObject json = object("{\"meta\":{\"id\":[]}}");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> json.requireObject("meta").require("id"))
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo("meta.id"));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> json.requireObject("meta").require("none"))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("MISSING_FIELD"));
    }

    @Test
    void readsABatchItemByItemWithWhatCame() {
        byte[] body = bytes(" [ {\"a\": 1.50} , \"复\" ,3]");
        assertThat(JsonBody.items(body)).extracting(JsonItem::raw).containsExactly("{\"a\": 1.50}", "\"复\"", "3");
        assertThat(JsonBody.items(bytes("{\"a\":1}"))).extracting(JsonItem::raw).containsExactly("{\"a\":1}");
        assertThat(JsonBody.items(bytes("[]"))).isEmpty();
    }

    @Test
    void refusesTooManyItems() {
        byte[] body = bytes("[" + "1,".repeat(500) + "1]");
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> JsonBody.items(body))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("TOO_MANY_ITEMS"));
    }

    @Test
    void readsForms() {
        assertThat(FormBody.read("module=Deals&name=F%C3%BCr+Acme&empty="))
                .hasToString("{\"module\":\"Deals\",\"name\":\"Für Acme\",\"empty\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=a", "a=%zz", "a=1&a=2", "a=1&&b=2"})
    void refusesFormsThatAreNone(String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> FormBody.read(text))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("INVALID_FORM"));
    }

    @Test
    void refusesFormsWithTooManyFields() {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i <= 500; i++) {
            form.append('&').append(i).append("=1");
        }
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> FormBody.read(form.substring(1)));
    }

    private static void assertInvalid(ThrowingCallable reading) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(reading)
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("INVALID_FIELD"));
    }

    private static JsonObject object(String json) {
        return JsonObject.of(JsonBody.read(bytes(json)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
