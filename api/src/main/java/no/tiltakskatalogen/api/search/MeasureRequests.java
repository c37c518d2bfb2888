package no.tiltakskatalogen.api.search;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.MeasureSort;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters that searches, exports and feeds have in common ask for, so that they find
 * the same. Thread-safe.
 */
@Singleton
public final class MeasureRequests {

  private final SearchMapping mapping;

  MeasureRequests(SearchMapping mapping) {
    this.mapping = mapping;
  }

  /** The parameters that choose measures, as they came. */
  public record Filters(
      @Nullable String q,
      @Nullable List<String> county,
      @Nullable List<String> category,
      @Nullable List<String> group,
      @Nullable List<String> phase,
      @Nullable List<String> actor,
      @Nullable List<String> in,
      @Nullable Boolean described,
      @Nullable Boolean verbatim) {}

  /**
   * A search on behalf of a viewer.
   *
   * @param sort null for the usual order
   * @param cursor blank or null for the first page
   */
  public SearchRequest request(
      Filters filters,
      @Nullable MeasureSort sort,
      int limit,
      @Nullable String cursor,
      boolean explain,
      Viewer viewer) {
    // Not stripped: what is said of the query counts from where it begins.
    String query = filters.q() == null || filters.q().isBlank() ? "" : filters.q();
    Map<Facet, Set<String>> values = new EnumMap<>(Facet.class);
    values.put(Facet.COUNTY, mapping.counties(filters.county()));
    values.put(Facet.CATEGORY, SearchMapping.values(filters.category()));
    values.put(Facet.GROUP, SearchMapping.values(filters.group()));
    values.put(Facet.PHASE, SearchMapping.values(filters.phase()));
    values.put(Facet.ACTOR, SearchMapping.values(filters.actor()));
    return new SearchRequest(
        query,
        values,
        SearchMapping.values(filters.in()),
        filters.described(),
        sort(sort, query),
        limit,
        cursor == null || cursor.isBlank() ? null : cursor,
        viewer.audiences(),
        Boolean.TRUE.equals(filters.verbatim()),
        explain);
  }

  /** Without words all measures are equally relevant; the alphabet is of more use then. */
  private static Sort sort(@Nullable MeasureSort asked, String query) {
    if (asked == null) {
      return query.isEmpty() ? Sort.TITLE : Sort.RELEVANCE;
    }
    return switch (asked) {
      case RELEVANCE -> query.isEmpty() ? Sort.TITLE : Sort.RELEVANCE;
      case TITLE -> Sort.TITLE;
      case COUNTY -> Sort.COUNTY;
      case UPDATED -> Sort.UPDATED;
    };
  }
}
