package io.fupan.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.reference.ReferenceFact.FxRateSet;
import io.fupan.metric.reference.Rates.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTests {

    private static final LocalDate MAY_1 = LocalDate.parse("2017-05-01");

    @ParameterizedTest
    @CsvSource({"2017-05-01, 1.10", "2017-05-02, 1.10", "2017-05-03, 1.12", "2017-05-10, 1.12"})
    void takesTheLatestRateOfTheDayOrOfTheWeekBefore(LocalDate day, BigDecimal expected) {
        Rates rates = rates(rate("EUR", "USD", "2017-05-01", "1.10"), rate("EUR", "USD", "2017-05-03", "1.12"));

        assertThat(rates.on("EUR", "USD", day).rate()).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2017-04-30", "2017-05-09"})
    void hasNoRateBeforeTheFirstNorAWeekAfterTheLast(LocalDate day) {
        assertThat(rates(rate("EUR", "USD", "2017-05-01", "1.10")).on("EUR", "USD", day)).isNull();
    }

    @Test
    void invertsAQuoteIfThereIsNoOther() {
        Rate rate = rates(rate("USD", "EUR", "2017-05-01", "0.8")).on("EUR", "USD", MAY_1);

        assertThat(rate.rate()).isEqualByComparingTo("1.25");
        assertThat(rate.how()).isEqualTo("1 / USD/EUR");
    }

    @Test
    void prefersTheQuoteOfADayToItsInverseButALaterOneToBoth() {
        Rates both = rates(rate("USD", "EUR", "2017-05-01", "0.8"), rate("EUR", "USD", "2017-05-01", "1.2"));
        Rates later = rates(rate("USD", "EUR", "2017-05-02", "0.8"), rate("EUR", "USD", "2017-05-01", "1.2"));

        assertThat(both.on("EUR", "USD", MAY_1.plusDays(1)).how()).isEqualTo("EUR/USD");
        assertThat(later.on("EUR", "USD", MAY_1.plusDays(1)).how()).isEqualTo("1 / USD/EUR");
    }

    @Test
    void goesThroughAThirdCurrency() {
        Rate rate = rates(rate("EUR", "GBP", "2017-05-01", "0.8"), rate("EUR", "USD", "2017-04-28", "1.2"))
                .on("GBP", "USD", MAY_1);

        assertThat(rate.rate()).isEqualByComparingTo("1.5");
        assertThat(rate.date()).isEqualTo("2017-04-28");
        assertThat(rate.how()).isEqualTo("1 / EUR/GBP * EUR/USD");
    }

    @Test
    void doesNotGoThroughAQuoteThatIsTooOld() {
        Rates rates = rates(rate("EUR", "GBP", "2017-05-01", "0.8"), rate("EUR", "USD", "2017-04-01", "1.2"));

        assertThat(rates.on("GBP", "USD", MAY_1)).isNull();
    }

    @Test
    void keepsTheRatesOfThePlanApart() {
        Rates rates = rates(
                new FxRateSet("EUR", "USD", LocalDate.parse("2016-12-15"), new BigDecimal("1.05"), true),
                rate("EUR", "USD", "2017-05-01", "1.10"));

        assertThat(rates.planned("EUR", "USD", LocalDate.parse("2017-04-01"), LocalDate.parse("2017-06-30")).rate())
                .isEqualByComparingTo("1.05");
        assertThat(rates.on("EUR", "USD", LocalDate.parse("2016-12-15"))).isNull();
    }

    @Test
    void takesAPlanThatBeginsWithinThePeriodIfThereIsNoEarlier() {
        Rates rates = rates(new FxRateSet("EUR", "USD", MAY_1, new BigDecimal("1.05"), true));

        assertThat(rates.planned("EUR", "USD", LocalDate.parse("2017-04-01"), LocalDate.parse("2017-06-30")))
                .isNotNull();
        assertThat(rates.planned("EUR", "USD", LocalDate.parse("2017-04-01"), LocalDate.parse("2017-04-30")))
                .isNull();
    }

    private static FxRateSet rate(String currency, String base, String day, String rate) {
        return new FxRateSet(currency, base, LocalDate.parse(day), new BigDecimal(rate), null);
    }

    private static Rates rates(FxRateSet... statements) {
        return new Rates(List.of(statements));
    }
}
