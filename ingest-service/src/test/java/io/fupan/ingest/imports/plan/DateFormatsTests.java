package io.fupan.ingest.imports.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatsTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "iso         | 2021-03-04                    | 2021-03-04T04:00:00Z",
        "yyyy-MM-dd  | 2021-03-04T09:30              | 2021-03-04T01:30:00Z",
        "ISO         | 2021-03-04T09:30:15.5Z        | 2021-03-04T09:30:15.500Z",
        "ISO         | 2021-03-04 09:30:15+02:00     | 2021-03-04T07:30:15Z",
        "dd-MM-yyyy  | 4-3-2021                      | 2021-03-04T04:00:00Z",
        "MM-dd-yyyy  | 03-04-2021                    | 2021-03-04T04:00:00Z",
        "dd/mm/yyyy  | 04/03/2021 9:05               | 2021-03-04T01:05:00Z",
        "M/d/yyyy    | 3/4/2021                      | 2021-03-04T04:00:00Z",
        "dd.MM.yyyy  | 04.03.2021                    | 2021-03-04T04:00:00Z",
        "yyyy/M/d    | 2021/3/4                      | 2021-03-04T04:00:00Z",
        "yyyyMMdd    | 20210304                      | 2021-03-04T04:00:00Z",
        "yyyy年m月d日 | 2021年3月4日                    | 2021-03-04T04:00:00Z"
    })
    void readsWhatWasChosen(String format, String text, String time) {
        String name = DateFormats.named(format);

        assertThat(DateFormats.parse(name, text, SHANGHAI, "day").instant(SHANGHAI)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO, 2021-02-29", "ISO, 21-02-28", "ISO, 2021-03-04x", "ISO, 04/03/2021", "ISO, 0021-01-01",
        "ISO, 2021-03-04T25:00", "d/m/yyyy, 3/13/2021", "m/d/yyyy, 13/3/2021"
    })
    void refusesEverythingElse(String format, String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> DateFormats.parse(format, text, SHANGHAI, "day"))
                .satisfies(why -> assertThat(why.field()).isEqualTo("day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd-yyyy", "epoch", "", "hh:mm"})
    void offersNoOtherFormats(String format) {
        assertThat(DateFormats.named(format)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "  |   | 1234.5      | 1234.5",
        "  |   | -7          | -7",
        ". | , | 1,234.567   | 1234.567",
        ", | . | 1.234,5     | 1234.5",
        ", |   | 0,5         | 0.5",
        ". | ' | 1'234'567.8 | 1234567.8"
    })
    void readsNumbersAsChosen(String decimal, String grouping, String text, String number) {
        assertThat(new Numbers(decimal, grouping).parse(text, false, "n")).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "  |   | 1,5", "  |   | 1.234", ", | . | 1.23", ", | . | 1,234.5", ". | , | 12,34", ". |   | 1e5", ". |   | NaN", "  |   | $5"
    })
    void refusesNumbersWrittenOtherwise(String decimal, String grouping, String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> new Numbers(decimal, grouping).parse(text, false, "n"))
                .satisfies(why -> assertThat(why.reason()).isEqualTo("INVALID_NUMBER"));
    }
}
