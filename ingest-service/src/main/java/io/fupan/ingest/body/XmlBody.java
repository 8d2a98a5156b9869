package io.fupan.ingest.body;

import io.fupan.event.Rejected;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a body of XML element by element: no document type, no entities of its own, nothing from elsewhere. */
public final class XmlBody {

    private static final int MAX_DEPTH = 32;
    private static final XMLInputFactory FACTORY = factory();

    private XmlBody() {}

    /** Is told what the body holds, in order. */
    public interface Reader {

        /** An element begins; {@code xml} stands on it. */
        void start(String name, XMLStreamReader xml);

        /** An element ends; {@code text} is all text in it that is in no element of its own, stripped. */
        void end(String name, String text);
    }

    /**
     * Reads a body.
     *
     * @throws Rejected {@code INVALID_XML} if it is none, or has a document type
     */
    public static void read(String text, Reader reader) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
            StringBuilder[] texts = new StringBuilder[MAX_DEPTH + 1];
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > MAX_DEPTH) {
                            throw invalid("elements are nested deeper than " + MAX_DEPTH);
                        }
                        texts[depth] = new StringBuilder();
                        reader.start(xml.getLocalName(), xml);
                    }
                    case XMLStreamConstants.END_ELEMENT ->
                        reader.end(xml.getLocalName(), texts[depth--].toString().strip());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (depth > 0) {
                            texts[depth].append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw invalid("a document type is not allowed");
                    default -> {
                        // Comments, spaces and instructions say nothing.
                    }
                }
            }
        } catch (XMLStreamException e) {
            // The parser's own message repeats parts of the body.
            throw invalid("it is not well-formed at line " + e.getLocation().getLineNumber());
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static Rejected invalid(String detail) {
        return new Rejected("INVALID_XML", null, "expected XML: " + detail);
    }
}
