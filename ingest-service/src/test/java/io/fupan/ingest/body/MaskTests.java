package io.fupan.ingest.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"token":"s3cret"}                                | {"token":"***"}
                    {"复盘" : 1.50, "token" : "s3\\u0063ret\\"" , "b":{}} | {"复盘" : 1.50, "token" : "***" , "b":{}}
                    {"token":"s3cret","a":1,"a":2,"token":"s3cret"}   | {"token":"***","a":1,"a":2,"token":"***"}
                    {"token":"s3cret","a":                            | {"token":"***","a":
                    {"a":{"token":"of another"},"b":["token"]}        | {"a":{"token":"of another"},"b":["token"]}
                    {"token":null}                                    | {"token":null}
                    {"\\ud800":1,"token":"s3cret"}                     | {"\\ud800":1,"token":"***"}
                    [{"token":"of another"}]                          | [{"token":"of another"}]
                    no JSON                                           | no JSON
                    """)
    void masksOneMemberAndLeavesTheOtherBytes(String body, String masked) {
        assertThat(new String(Mask.member(body.getBytes(UTF_8), "token"), UTF_8)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <a><SessionId>00D!s3cret</SessionId><b>é</b></a>          | <a><SessionId>***</SessionId><b>é</b></a>
                    <n:SessionId xsi:type="x" >00D</n:SessionId >             | <n:SessionId xsi:type="x" >***</n:SessionId >
                    <SessionId><![CDATA[00D!s3cret]]></SessionId>             | <SessionId>***</SessionId>
                    <SessionId>a</SessionId><SessionId>b</SessionId>          | <SessionId>***</SessionId><SessionId>***</SessionId>
                    <SessionId xsi:nil="true"/><Name>SessionId</Name>         | <SessionId xsi:nil="true"/><Name>SessionId</Name>
                    <MySessionId>1</MySessionId><SessionIds>2</SessionIds>    | <MySessionId>1</MySessionId><SessionIds>2</SessionIds>
                    <SessionId>00D!s3cret                                     | <SessionId>***
                    <SessionId                                                | <SessionId
                    SessionId>00D                                             | SessionId>00D
                    """)
    void masksWhatStandsInElements(String body, String masked) {
        assertThat(new String(Mask.elements(body.getBytes(UTF_8), "SessionId"), UTF_8)).isEqualTo(masked);
    }

    @Test
    void leavesBytesThatAreNoText() {
        byte[] body = {'<', (byte) 0xff, (byte) 0xfe, '>'};
        assertThat(Mask.elements(body, "SessionId")).isEqualTo(body);
        assertThat(Mask.elements("<SessionId>\u00ff</SessionId>".getBytes(ISO_8859_1), "SessionId"))
                .isEqualTo("<SessionId>***</SessionId>".getBytes(ISO_8859_1));
    }
}
