package io.fupan.event.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-03-01T04:00:00Z",
                "2024-02-29T23:59:59Z",
                "1899-12-31T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2017-03-01T04:00:00z",
                "2017-03-01T04:00:00.5Z",
                "2017-03-01T04:00:00.020Z",
                "2017-03-01T04:00:00.123456789Z",
                "2017-03-01T12:00:00+08:00",
                "2017-03-01T04:00Z"
            })
    void readsATimeAsTheJavaPlatformDoes(String text) {
        assertThat(Times.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z",
                "2017-13-01T00:00:00Z",
                "2017-03-00T00:00:00Z",
                "2017-03-01T24:00:00Z",
                "2017-03-01T04:60:00Z",
                "2017-03-01T04:00:60Z",
                "2017-03-01 04:00:00Z",
                "2017-03-01T04:00:00.1234567890Z",
                "2017-03-01T04:00:00,5Z",
                "2017-03-01T04:00:00",
                "2017-03-01T04:00:0٠Z",
                ""
            })
    void refusesWhatIsNoTime(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Times.parse(text));
    }
}
