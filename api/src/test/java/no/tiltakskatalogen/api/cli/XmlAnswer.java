package no.tiltakskatalogen.api.cli;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An answer in XML; {@code a:} stands for Atom, {@code s:} for site maps. */
record XmlAnswer(Document document) {

  private static final Map<String, String> NAMESPACES =
      Map.of(
          "a", "http://www.w3.org/2005/Atom", "s", "http://www.sitemaps.org/schemas/sitemap/0.9");

  static XmlAnswer of(Answer answer) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return new XmlAnswer(
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(answer.response().body()))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(answer.response().body(), e);
    }
  }

  /** The texts of all that an XPath finds. */
  List<String> texts(String path) {
    XPath finder = XPathFactory.newInstance().newXPath();
    finder.setNamespaceContext(new Prefixes());
    try {
      NodeList nodes = (NodeList) finder.evaluate(path, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static final class Prefixes implements NamespaceContext {

    @Override
    public String getNamespaceURI(String prefix) {
      return NAMESPACES.getOrDefault(prefix, "");
    }

    @Override
    public @Nullable String getPrefix(String namespace) {
      return null;
    }

    @Override
    public Iterator<String> getPrefixes(String namespace) {
      return List.<String>of().iterator();
    }
  }
}
