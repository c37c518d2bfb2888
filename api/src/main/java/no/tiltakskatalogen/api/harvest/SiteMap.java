package no.tiltakskatalogen.api.harvest;

import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.search.MeasureSearch;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import no.tiltakskatalogen.search.Walk;

/** The addresses of all measures for search engines, as sitemaps.org wants them. Thread-safe. */
@Singleton
final class SiteMap {

  /** More addresses than this no file may have. */
  static final int MOST = 50_000;

  private static final int BATCH = 1_000;
  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final Pattern PART = Pattern.compile("measures-([1-9][0-9]{0,5})\\.xml");

  private final MeasureSearch search;

  SiteMap(MeasureSearch search) {
    this.search = search;
  }

  /** All addresses, or the index of the parts if they are too many for one file. */
  String whole(String address) {
    try (Walk walk = everything()) {
      return walk.total() <= MOST
          ? addresses(walk, address)
          : index((int) Math.ceilDiv(walk.total(), MOST), address);
    }
  }

  /** The addresses of one part. */
  String part(String name, String address) {
    Matcher part = PART.matcher(name);
    try (Walk walk = everything()) {
      long before = part.matches() ? (Long.parseLong(part.group(1)) - 1) * MOST : walk.total();
      if (before >= walk.total()) {
        throw ProblemException.notFound(
            "There is no such part; /sitemap.xml tells which there are.");
      }
      walk.skip(before);
      return addresses(walk, address);
    }
  }

  private Walk everything() {
    return search.walk(
        SearchRequest.listing(Map.of(), null, Sort.TITLE, 1, Viewer.ANONYMOUS.audiences()));
  }

  private static String index(int parts, String address) {
    return Xml.document(
        "sitemapindex",
        NAMESPACE,
        xml -> {
          for (int part = 1; part <= parts; part++) {
            String location = "%s/sitemaps/measures-%d.xml".formatted(address, part);
            xml.element("sitemap", () -> xml.text("loc", location));
          }
        });
  }

  private static String addresses(Walk walk, String address) {
    return Xml.document("urlset", NAMESPACE, xml -> write(walk, address, xml));
  }

  private static void write(Walk walk, String address, Xml xml) throws XMLStreamException {
    int left = MOST;
    List<Walk.Step> steps = walk.steps(Math.min(BATCH, left));
    while (!steps.isEmpty()) {
      for (Walk.Step step : steps) {
        xml.element(
            "url",
            () -> {
              xml.text("loc", address + "/v1/measures/" + step.slug());
              xml.text("lastmod", DateTimeFormatter.ISO_INSTANT.format(step.updated()));
            });
      }
      left -= steps.size();
      steps = walk.steps(Math.min(BATCH, left));
    }
  }
}
