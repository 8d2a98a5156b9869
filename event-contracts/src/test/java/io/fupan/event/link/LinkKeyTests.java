package io.fupan.event.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkKeyTests {

    @ParameterizedTest
    @CsvSource({"Acme,D-1", "A:B,x|y", "100 %|7C,crm:1", "%7C,D"})
    void readsBackWhatItWrote(String target, String from) {
        LinkKey key = new LinkKey(LinkKey.ACCOUNT, target, from);

        assertThat(LinkKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinkKey.parse("Acme"));
    }
}
