package io.fupan.event.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingKeyTests {

    @ParameterizedTest
    @CsvSource({
        "winRate, , org, mtd, winRate|org|mtd",
        "winRate, , team:A|B@C, mtd, winRate|team:A|B@C|mtd",
        "timeInStage, Offer, org, ytd, timeInStage@Offer|org|ytd",
        "timeInStage, a|b%7C@c, rep:R|S, ytd, timeInStage@a%7Cb%257C@c|rep:R|S|ytd",
    })
    void isReadAsItIsWritten(String metric, String stage, String scope, String window, String text) {
        RollingKey key = new RollingKey(metric, stage, scope, window);

        assertThat(key).hasToString(text);
        assertThat(RollingKey.parse(text)).isEqualTo(key);
    }

    @Test
    void isNoneWithoutThreeParts() {
        assertThat(RollingKey.parse("winRate|org")).isNull();
    }
}
