package io.fupan.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SameMachineTests {

    final MockHttpServletRequest request = new MockHttpServletRequest();

    @BeforeEach
    void comesFromTheConsole() {
        request.setRemoteAddr("127.0.0.1");
        request.addHeader("Host", "localhost:8080");
        request.addHeader("Sec-Fetch-Site", "same-origin");
    }

    @Test
    void trustsTheConsoleOnThisMachine() {
        assertThat(SameMachine.sent(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:9", "[::1]:8080"})
    void trustsEveryNameOfThisMachine(String host) {
        replace("Host", host);

        assertThat(SameMachine.sent(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil", ""})
    void distrustsForeignNames(String host) {
        replace("Host", host);

        assertThat(SameMachine.sent(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void distrustsOtherPages(String site) {
        replace("Sec-Fetch-Site", site);

        assertThat(SameMachine.sent(request)).isFalse();
    }

    @Test
    void distrustsCallersThatDoNotSayWhichPageTheyAre() {
        request.removeHeader("Sec-Fetch-Site");

        assertThat(SameMachine.sent(request)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "2001:db8::1", "10.0.0.1"})
    void distrustsOtherMachines(String address) {
        request.setRemoteAddr(address);

        assertThat(SameMachine.sent(request)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For,127.0.0.1", "Forwarded,for=127.0.0.1", "Via,1.1 proxy"})
    void distrustsWhatCameThroughAProxy(String name, String value) {
        request.addHeader(name, value);

        assertThat(SameMachine.sent(request)).isFalse();
    }

    private void replace(String name, String value) {
        request.removeHeader(name);
        request.addHeader(name, value);
    }
}
