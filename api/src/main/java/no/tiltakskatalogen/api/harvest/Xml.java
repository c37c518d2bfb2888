package no.tiltakskatalogen.api.harvest;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document. For one thread. */
final class Xml {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  /** An element with what is in it. */
  interface Content {
    void write() throws XMLStreamException;
  }

  private Xml() throws XMLStreamException {
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  /** Writes into a document. */
  interface Document {
    void write(Xml xml) throws XMLStreamException;
  }

  /** A document of elements of one name space. */
  static String document(String root, String namespace, Document content) {
    try {
      Xml xml = new Xml();
      xml.xml.writeStartDocument("UTF-8", "1.0");
      xml.xml.writeCharacters("\n");
      xml.xml.writeStartElement(root);
      xml.xml.writeDefaultNamespace(namespace);
      content.write(xml);
      xml.xml.writeEndElement();
      xml.xml.writeEndDocument();
      xml.xml.close();
      return xml.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A document in memory cannot be written", e);
    }
  }

  void element(String name, Content content) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
    content.write();
    xml.writeEndElement();
  }

  void text(String name, String content) throws XMLStreamException {
    element(name, () -> xml.writeCharacters(allowed(content)));
  }

  /**
   * An element without content.
   *
   * @param attributes names and values in turn
   */
  void empty(String name, String... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], allowed(attributes[i + 1]));
    }
  }

  /** Some characters no document can have, not even escaped; a query may have them. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> isAllowed(each) ? each : '\uFFFD')
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
