package no.tiltakskatalogen.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.jspecify.annotations.Nullable;

/** A search in the making: of the public, best first, with room for all hits. */
final class Ask {

  private final String query;
  private final Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
  private Set<String> sections = Set.of();
  private @Nullable Boolean described;
  private Sort sort = Sort.RELEVANCE;
  private int limit = 100;
  private @Nullable String cursor;
  private Set<String> audiences = Set.of(Draft.PUBLIC);
  private boolean verbatim;
  private boolean explain;

  private Ask(String query) {
    this.query = query;
  }

  static Ask words(String query) {
    return new Ask(query);
  }

  static Ask everything() {
    return new Ask("");
  }

  Ask with(Facet facet, String... some) {
    return with(facet, Set.of(some));
  }

  Ask with(Facet facet, Set<String> some) {
    filters.put(facet, some);
    return this;
  }

  Ask in(String... some) {
    return in(Set.of(some));
  }

  Ask in(Set<String> some) {
    sections = some;
    return this;
  }

  Ask described(@Nullable Boolean whether) {
    described = whether;
    return this;
  }

  Ask by(Sort order) {
    sort = order;
    return this;
  }

  Ask limit(int most) {
    limit = most;
    return this;
  }

  Ask after(@Nullable String next) {
    cursor = next;
    return this;
  }

  Ask verbatim() {
    verbatim = true;
    return this;
  }

  Ask explained() {
    explain = true;
    return this;
  }

  Ask as(Set<String> some) {
    audiences = some;
    return this;
  }

  SearchRequest request() {
    return new SearchRequest(
        query, filters, sections, described, sort, limit, cursor, audiences, verbatim, explain);
  }

  SearchPage of(MeasureIndex index) {
    return index.search(request());
  }

  List<String> idsOf(MeasureIndex index) {
    return ids(of(index));
  }

  static List<String> ids(SearchPage page) {
    return page.hits().stream().map(Hit::id).toList();
  }
}
