package no.tiltakskatalogen.api.measure;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.search.MeasureRequests;
import no.tiltakskatalogen.api.search.MeasureRequests.Filters;
import no.tiltakskatalogen.api.search.MeasureSearch;
import no.tiltakskatalogen.api.search.NextPage;
import no.tiltakskatalogen.api.search.SearchMapping;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.api.web.EntityTags;
import no.tiltakskatalogen.api.web.Freshness;
import no.tiltakskatalogen.catalogue.measure.Lookup;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.Language;
import no.tiltakskatalogen.openapi.model.Measure;
import no.tiltakskatalogen.openapi.model.MeasurePage;
import no.tiltakskatalogen.openapi.model.MeasureSort;
import no.tiltakskatalogen.openapi.model.SearchFormat;
import no.tiltakskatalogen.openapi.model.SimilarMeasureList;
import no.tiltakskatalogen.openapi.model.SuggestionList;
import no.tiltakskatalogen.openapi.server.MeasuresApi;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SimilarMeasure;
import no.tiltakskatalogen.search.Suggestions;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeasuresController implements MeasuresApi {

  private static final int DEFAULT_LIMIT = 20;
  private static final int DEFAULT_SIMILAR = 10;
  private static final int DEFAULT_SUGGESTIONS = 5;
  private static final String OWN = "own";
  private static final String MEASURES = "/v1/measures";

  private final MeasureSearch search;
  private final MeasureRequests requests;
  private final SearchMapping searchMapping;
  private final Measures measures;
  private final MeasureMapping measureMapping;
  private final MeasureTags tags;

  MeasuresController(
      MeasureSearch search,
      MeasureRequests requests,
      SearchMapping searchMapping,
      Measures measures,
      MeasureMapping measureMapping,
      MeasureTags tags) {
    this.search = search;
    this.requests = requests;
    this.searchMapping = searchMapping;
    this.measures = measures;
    this.measureMapping = measureMapping;
    this.tags = tags;
  }

  @Override
  public HttpResponse<MeasurePage> searchMeasures(
      @Nullable String q,
      @Nullable List<String> county,
      @Nullable List<String> category,
      @Nullable List<String> group,
      @Nullable List<String> phase,
      @Nullable List<String> actor,
      @Nullable List<String> in,
      @Nullable Boolean described,
      @Nullable MeasureSort sort,
      @Nullable Boolean verbatim,
      @Nullable Boolean explain,
      @Nullable Integer limit,
      @Nullable String cursor,
      @Nullable Language lang,
      @Nullable List<String> fields,
      @Nullable SearchFormat format,
      @Nullable Long waitFor) {
    SearchRequest request =
        requests.request(
            new Filters(q, county, category, group, phase, actor, in, described, verbatim),
            sort,
            limit == null ? DEFAULT_LIMIT : limit,
            cursor,
            Boolean.TRUE.equals(explain),
            Viewer.ANONYMOUS);
    SearchPage page = search.search(request);
    MutableHttpResponse<MeasurePage> response =
        HttpResponse.ok(searchMapping.page(request, page, county, Labels.language(lang)));
    if (page.next() != null) {
      response.header(HttpHeaders.LINK, NextPage.link(page.next()));
    }
    return response;
  }

  @Override
  public HttpResponse<SimilarMeasureList> listSimilarMeasures(
      String id,
      @Nullable List<String> basis,
      @Nullable List<String> countyNot,
      @Nullable Integer limit,
      @Nullable Language lang,
      @Nullable Long waitFor) {
    SimilarMeasure.Request request =
        new SimilarMeasure.Request(
            id,
            SearchMapping.values(basis),
            searchMapping.counties(countyNot),
            SearchMapping.values(countyNot).contains(OWN),
            limit == null ? DEFAULT_SIMILAR : limit,
            Viewer.ANONYMOUS.audiences());
    Optional<List<SimilarMeasure>> similar = search.similar(request);
    if (similar.isPresent()) {
      return HttpResponse.ok(searchMapping.similar(similar.get(), Labels.language(lang)));
    }
    // Not to be found; only the store knows whether it has moved or has been withdrawn.
    return switch (measures.lookup(id, Viewer.ANONYMOUS)) {
      case Lookup.Moved(String slug) ->
          HttpResponse.redirect(moved(slug + "/similar"))
              .status(301)
              .body((SimilarMeasureList) null);
      case Lookup.Gone(String reason) -> throw withdrawn(reason);
      case Lookup.Found _ -> HttpResponse.ok(new SimilarMeasureList(List.of()));
      case Lookup.Unknown() -> throw unknown();
    };
  }

  @Override
  public HttpResponse<SuggestionList> suggest(
      @Nullable String q,
      @Nullable Integer limit,
      @Nullable Language lang,
      @Nullable Long waitFor) {
    Suggestions suggestions =
        search.suggest(
            q == null ? "" : q, limit == null ? DEFAULT_SUGGESTIONS : limit, Viewer.ANONYMOUS);
    return HttpResponse.ok(searchMapping.suggestions(suggestions, Labels.language(lang)));
  }

  static ProblemException withdrawn(String reason) {
    return ProblemException.gone("The measure has been withdrawn: " + reason);
  }

  static ProblemException unknown() {
    return ProblemException.notFound("There is no measure at this address.");
  }

  @Override
  public HttpResponse<Measure> getMeasure(
      String id, @Nullable Language lang, @Nullable List<String> fields) {
    return switch (measures.lookup(id, Viewer.ANONYMOUS)) {
      case Lookup.Found(var measure) -> found(measure, lang);
      case Lookup.Moved(String slug) ->
          HttpResponse.redirect(moved(slug)).status(301).body((Measure) null);
      case Lookup.Gone(String reason) -> throw withdrawn(reason);
      case Lookup.Unknown() -> throw unknown();
    };
  }

  private static URI moved(String slug) {
    HttpRequest<?> request = ServerRequestContext.currentRequest().orElseThrow();
    String query = request.getUri().getRawQuery();
    return URI.create(MEASURES + "/" + slug + (query == null ? "" : "?" + query));
  }

  private HttpResponse<Measure> found(
      no.tiltakskatalogen.catalogue.measure.Measure measure, @Nullable Language lang) {
    var language = Labels.language(lang);
    HttpRequest<?> request = ServerRequestContext.currentRequest().orElseThrow();
    String tag = tags.of(measure, language, FieldSelection.of(request));
    boolean known = EntityTags.isKnown(request, tag, measure.updated());
    MutableHttpResponse<Measure> response =
        known ? HttpResponse.notModified() : HttpResponse.ok(measureMapping.of(measure, language));
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.LAST_MODIFIED, EntityTags.header(measure.updated()))
        .header(HttpHeaders.CACHE_CONTROL, Freshness.OTHERS);
  }
}
