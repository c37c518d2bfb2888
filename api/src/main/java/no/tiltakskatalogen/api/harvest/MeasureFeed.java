package no.tiltakskatalogen.api.harvest;

import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchPage.Hit;
import org.jspecify.annotations.Nullable;

/**
 * A page of a search as an Atom feed (RFC 4287, RFC 5005).
 *
 * @param address what the addresses of measures begin with
 * @param self the path and the query of the feed itself
 * @param search the path and the query of the same search in the API
 * @param next the path and the query of the page with older measures
 * @param unlessNewer when the feed changed, if nothing in it says so
 */
record MeasureFeed(
    String address,
    String self,
    String search,
    @Nullable String next,
    String title,
    SearchPage page,
    Instant unlessNewer) {

  static final String MEDIA_TYPE = "application/atom+xml";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  String xml() {
    return Xml.document("feed", NAMESPACE, this::write);
  }

  private void write(Xml xml) throws XMLStreamException {
    // The same search has the same id, wherever it is asked for.
    xml.text("id", "urn:uuid:" + UUID.nameUUIDFromBytes(search.getBytes(StandardCharsets.UTF_8)));
    xml.text("title", title);
    xml.text("updated", time(updated()));
    xml.element("author", () -> xml.text("name", "Tiltakskatalogen"));
    link(xml, "self", MEDIA_TYPE, self);
    link(xml, "alternate", MediaType.APPLICATION_JSON, search);
    if (next != null) {
      link(xml, "next", MEDIA_TYPE, next);
    }
    for (Hit hit : page.hits()) {
      xml.element("entry", () -> entry(xml, hit));
    }
  }

  private Instant updated() {
    return page.hits().stream().map(Hit::updated).max(Instant::compareTo).orElse(unlessNewer);
  }

  private void entry(Xml xml, Hit hit) throws XMLStreamException {
    xml.text("id", "urn:uuid:" + hit.id());
    xml.text("title", hit.title());
    xml.text("updated", time(hit.updated()));
    link(xml, "alternate", MediaType.APPLICATION_JSON, "/v1/measures/" + hit.slug());
    if (hit.summary() != null) {
      xml.text("summary", hit.summary());
    }
  }

  private void link(Xml xml, String relation, String type, String path) throws XMLStreamException {
    xml.empty("link", "rel", relation, "type", type, "href", address + path);
  }

  private static String time(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time);
  }
}
