package no.tiltakskatalogen.api.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.catalogue.vocabulary.Counties;
import no.tiltakskatalogen.catalogue.vocabulary.County;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Something an adviser may ask, with the filters that are set.
 *
 * @param category the id of one
 */
record BenchQuery(String words, @Nullable County county, @Nullable String category) {

  private static final int HITS = 20;

  /** What the route makes of {@link #address()}. */
  SearchRequest request(Counties counties) {
    Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
    if (county != null) {
      filters.put(
          Facet.COUNTY,
          counties.related(county).stream().map(County::key).collect(Collectors.toSet()));
    }
    if (category != null) {
      filters.put(Facet.CATEGORY, Set.of(category));
    }
    return new SearchRequest(
        words,
        filters,
        Set.of(),
        null,
        Sort.RELEVANCE,
        HITS,
        null,
        Viewer.ANONYMOUS.audiences(),
        false,
        false);
  }

  /** The path and the parameters of the route. */
  String address() {
    return "/v1/measures?q="
        + encoded(words)
        + (county == null ? "" : "&county=" + encoded(county.key()))
        + (category == null ? "" : "&category=" + encoded(category));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
