package no.tiltakskatalogen.api.search;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.MeasureList;
import no.tiltakskatalogen.openapi.model.MeasureRef;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.MeasureIndex;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SearchRequest.Sort;

/** Searches on behalf of the operations. Thread-safe. */
@Singleton
public final class MeasureSearch {

  private static final int LONGEST_LIST = 100;

  private final MeasureIndex index;
  private final Labels labels;

  MeasureSearch(MeasureIndex index, Labels labels) {
    this.index = index;
    this.labels = labels;
  }

  public SearchPage search(SearchRequest request) {
    if (!index.answers()) {
      throw ProblemException.unavailable("The index is being built; please try again.");
    }
    return index.search(request);
  }

  /** Everything a viewer may see, with its counts. */
  public SearchPage everything(Viewer viewer) {
    return search(
        new SearchRequest("", Map.of(), Set.of(), null, Sort.TITLE, 1, null, viewer.audiences()));
  }

  /** The measures that have a value, by title. */
  public MeasureList list(Facet facet, String value, String parameter, Viewer viewer) {
    SearchPage page =
        search(
            new SearchRequest(
                "",
                Map.of(facet, Set.of(value)),
                Set.of(),
                null,
                Sort.TITLE,
                LONGEST_LIST,
                null,
                viewer.audiences()));
    return new MeasureList(
        page.total(),
        page.hits().stream()
            .map(
                hit ->
                    new MeasureRef(
                        hit.id(),
                        hit.slug(),
                        hit.title(),
                        labels.county(
                            hit.values().getOrDefault(Facet.COUNTY, List.of()).stream()
                                .findFirst()
                                .orElse(null))))
            .toList(),
        "/v1/measures?" + parameter + "=" + value);
  }
}
