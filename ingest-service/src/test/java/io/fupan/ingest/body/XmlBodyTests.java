package io.fupan.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlBodyTests {

    @Test
    void readsElementsWithTheirText() {
        assertThat(read("<?xml version=\"1.0\"?><!-- no --><a><b> one &amp; &#22797; </b><b><![CDATA[<two>]]></b></a>"))
                .containsExactly("b=one & 复", "b=<two>", "a=");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><a/>",
        "<!DOCTYPE l [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]><l>&c;</l>",
        "<a>&x;</a>",
        "<a><b></a>",
        "<a/><b/>",
        "<a",
        "",
        "a"
    })
    void refusesDocumentTypesEntitiesAndWhatIsNoXml(String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> read(text))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("INVALID_XML"));
    }

    @Test
    void refusesDeepNesting() {
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> read("<a>".repeat(100_000)));
    }

    private static List<String> read(String text) {
        List<String> read = new ArrayList<>();
        XmlBody.read(text, new XmlBody.Reader() {
            @Override
            public void start(String name, XMLStreamReader xml) {
                assertThat(xml.getLocalName()).isEqualTo(name);
            }

            @Override
            public void end(String name, String value) {
                read.add(name + '=' + value);
            }
        });
        return read;
    }
}
