package no.tiltakskatalogen.api.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.operations.LatencyTimer;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.MeasureList;
import no.tiltakskatalogen.openapi.model.MeasureRef;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.MeasureIndex;
import no.tiltakskatalogen.search.SearchEngine;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import no.tiltakskatalogen.search.SimilarMeasure;
import no.tiltakskatalogen.search.Suggestions;
import no.tiltakskatalogen.search.Walk;

/** Searches on behalf of the operations. Thread-safe. */
@Singleton
public final class MeasureSearch {

  private static final int LONGEST_LIST = 100;

  private final SearchEngine engine;
  private final MeasureIndex index;
  private final Labels labels;
  private final Timer found;
  private final Timer foundNothing;

  /**
   * @param engine answers searches: the index, unless it is being measured against another
   */
  MeasureSearch(SearchEngine engine, MeasureIndex index, Labels labels, MeterRegistry meters) {
    this.engine = engine;
    this.index = index;
    this.labels = labels;
    found = timer(meters, "some");
    foundNothing = timer(meters, "none");
  }

  private static Timer timer(MeterRegistry meters, String hits) {
    return LatencyTimer.named("tiltak.searches", "Searches for words, by whether any hit was found")
        .tag("hits", hits)
        .register(meters);
  }

  public SearchPage search(SearchRequest request) {
    checkAnswers();
    long begin = System.nanoTime();
    SearchPage page = engine.search(request);
    if (!request.query().isBlank()) {
      Timer timer = page.total() == 0 ? foundNothing : found;
      timer.record(Duration.ofNanos(System.nanoTime() - begin));
    }
    return page;
  }

  /** Everything that a search finds; to be closed. */
  public Walk walk(SearchRequest request) {
    checkAnswers();
    return index.walk(request);
  }

  public Suggestions suggest(String typed, int limit, Viewer viewer) {
    checkAnswers();
    return index.suggest(typed, limit, viewer.audiences());
  }

  public Optional<List<SimilarMeasure>> similar(SimilarMeasure.Request request) {
    checkAnswers();
    return index.similar(request);
  }

  private void checkAnswers() {
    if (!index.answers()) {
      throw ProblemException.unavailable("The index is being built; please try again.");
    }
  }

  /** Everything a viewer may see, with its counts. */
  public SearchPage everything(Viewer viewer) {
    return search(SearchRequest.listing(Map.of(), null, Sort.TITLE, 1, viewer.audiences()));
  }

  /** The measures that have a value, by title. */
  public MeasureList list(Facet facet, String value, String parameter, Viewer viewer) {
    SearchPage page =
        search(
            SearchRequest.listing(
                Map.of(facet, Set.of(value)), null, Sort.TITLE, LONGEST_LIST, viewer.audiences()));
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
