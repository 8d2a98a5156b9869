package io.fupan.metric.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SellingDaysTests {

    @ParameterizedTest
    @CsvSource({
        "2017-04, 2017-04-10, 20, 6, 0.3",
        "2017-04, 2017-04-09, 20, 5, 0.25",
        "2017-04, 2018-01-01, 20, 20, 1",
        "2017-04, 2017-03-01, 20, 0, 0",
        "mtd, 2017-04-10, 6, 6, 1"
    })
    void areThoseFromMondayToFridayUpToTheDay(String period, LocalDate asOf, long total, long over, String share) {
        SellingDays days = SellingDays.of(Period.parse(period, asOf));

        assertThat(days).isEqualTo(new SellingDays(total, over));
        assertThat(days.share()).isEqualByComparingTo(share);
    }

    @Test
    void haveNoShareOverOfAWeekend() {
        Period weekend = Period.parse("2017-04-01..2017-04-02", LocalDate.parse("2018-01-01"));

        assertThat(SellingDays.of(weekend).share()).isNull();
    }

    @Test
    void areNotCountedWithoutABeginning() {
        assertThat(SellingDays.of(Period.all(LocalDate.parse("2018-01-01")))).isNull();
    }
}
