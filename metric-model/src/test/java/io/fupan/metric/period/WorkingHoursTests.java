package io.fupan.metric.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTests {

    private static final WorkingHours HOURS = WorkingHours.parse(Map.of(
            DayOfWeek.WEDNESDAY, "09:00-18:00",
            DayOfWeek.THURSDAY, "09:00-18:00",
            DayOfWeek.FRIDAY, " 09:00-12:30 ",
            DayOfWeek.SUNDAY, "00:00-24:00"));

    @ParameterizedTest
    @CsvSource({
        "2017-03-01T10:00:00Z, 2017-03-01T10:20:00Z, 20",
        "2017-03-01T08:00:00Z, 2017-03-01T08:59:00Z, 0",
        "2017-03-01T08:00:00Z, 2017-03-01T09:04:59Z, 4",
        "2017-03-01T17:50:00Z, 2017-03-02T09:10:00Z, 20",
        "2017-03-01T17:59:30Z, 2017-03-02T09:00:30Z, 1",
        "2017-03-03T12:00:00Z, 2017-03-06T10:00:00Z, 1470",
        "2017-03-01T20:00:00Z, 2017-03-01T23:00:00Z, 0",
        "2017-03-01T10:00:00Z, 2017-03-01T09:30:00Z, 0",
    })
    void countsTheFullMinutesWithinThem(Instant from, Instant to, long minutes) {
        assertThat(HOURS.minutes(from, to, ZoneOffset.UTC)).isEqualTo(minutes);
    }

    @Test
    void areThoseOfTheZone() {
        Instant from = Instant.parse("2017-03-01T00:00:00Z");
        Instant to = Instant.parse("2017-03-01T01:30:00Z");

        assertThat(HOURS.minutes(from, to, ZoneId.of("Asia/Shanghai"))).isEqualTo(30);
    }

    @Test
    void loseTheHourThatTheClockIsPutForward() {
        Instant from = Instant.parse("2017-03-25T12:00:00Z");
        Instant to = Instant.parse("2017-03-27T12:00:00Z");

        assertThat(HOURS.minutes(from, to, ZoneId.of("Europe/Berlin"))).isEqualTo(23 * 60);
        assertThat(HOURS.minutes(from, to, ZoneOffset.UTC)).isEqualTo(24 * 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-18", "18:00-09:00", "09:00-09:00", "09:00-24:30", "09:60-10:00", ""})
    void refusesWhatNoHoursAre(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkingHours.parse(Map.of(DayOfWeek.MONDAY, text)));
    }
}
