package no.tiltakskatalogen.api.service;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.search.MeasureSearch;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.dataset.Description;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.About;
import no.tiltakskatalogen.openapi.model.Counts;
import no.tiltakskatalogen.openapi.model.Health;
import no.tiltakskatalogen.openapi.model.Language;
import no.tiltakskatalogen.openapi.model.Link;
import no.tiltakskatalogen.openapi.model.Source;
import no.tiltakskatalogen.openapi.server.ServiceApi;
import no.tiltakskatalogen.search.Facet;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ServiceController implements ServiceApi {

  private static final List<Link> LINKS =
      List.of(
          new Link("measures", "/v1/measures"),
          new Link("vocabularies", "/v1/vocabularies"),
          new Link("template", "/v1/template"),
          new Link("knowledge", "/v1/knowledge"),
          new Link("glossary", "/v1/glossary"),
          new Link("programme", "/v1/programme"),
          new Link("health", "/health"),
          new Link("service-desc", "/openapi.yaml"));

  private final DataSet dataSet;
  private final MeasureSearch search;
  private final IndexFollower follower;
  private final ApiDocument document;

  ServiceController(
      DataSet dataSet, MeasureSearch search, IndexFollower follower, ApiDocument document) {
    this.dataSet = dataSet;
    this.search = search;
    this.follower = follower;
    this.document = document;
  }

  @Override
  public About getAbout(@Nullable Language lang) {
    var language = Labels.language(lang);
    Description description = dataSet.description();
    SearchPage all = search.everything(Viewer.ANONYMOUS);
    SearchRequest described =
        SearchRequest.listing(Map.of(), true, Sort.TITLE, 1, Viewer.ANONYMOUS.audiences());
    Counts counts =
        new Counts(
            all.total(),
            search.search(described).total(),
            all.counts().getOrDefault(Facet.COUNTY, Map.of()).size(),
            dataSet.knowledge().glossary().size(),
            dataSet.knowledge().resources().size());
    List<Source> sources =
        dataSet.knowledge().sources().stream()
            .map(
                source ->
                    new Source(
                        source.id(),
                        source.title(),
                        source.publisher(),
                        source.issued(),
                        source.description().in(language),
                        source.links()))
            .toList();
    return new About(
        description.title().in(language),
        description.description().in(language),
        description.licence(),
        description.version(),
        description.issued(),
        counts,
        sources,
        LINKS);
  }

  @Override
  public Health getHealth() {
    SearchPage all = search.everything(Viewer.ANONYMOUS);
    return new Health("up", all.total(), all.revision(), follower.rebuilding());
  }

  @Override
  public String getOpenApi() {
    return document.text();
  }
}
