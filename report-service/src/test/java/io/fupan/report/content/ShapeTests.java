package io.fupan.report.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTests {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "10005534.00; USD 10.01M; 1,001万美元",
        "2360.91; USD 2,360.91; 2,360.91美元",
        "9999; USD 9,999; 9,999美元",
        "123456789; USD 123.5M; 1.235亿美元",
        "12345; USD 12.34K; 1.234万美元",
        "-86400; USD −86.4K; −8.64万美元",
        "0; USD 0; 0美元"
    })
    void writesMoneyInTheStepsOfEachLanguage(BigDecimal amount, String en, String zh) {
        Shown money = Shape.money(amount, "USD");

        assertThat(money.in(Language.EN)).isEqualTo(en);
        assertThat(money.in(Language.ZH)).isEqualTo(zh);
    }

    @Test
    void signsChanges() {
        assertThat(Shape.points(-0.043).in(Language.EN)).isEqualTo("−4.3 points");
        assertThat(Shape.change(0.18).in(Language.ZH)).isEqualTo("+18.0%");
        assertThat(Shape.points(0.0001).in(Language.EN)).isEqualTo("0.0 points");
    }

    @Test
    void refusesASentenceThatLeavesANumberOutInOneLanguage() {
        assertThatThrownBy(() -> Text.of("{0} of {1}", "{0}", Shape.count(1), Shape.count(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesPlacesInNamesLiterally() {
        assertThat(Text.of("{0}: {1}", "{0}:{1}", Shape.name("{1} $1"), Shape.count(5)).en())
                .isEqualTo("{1} $1: 5");
    }
}
