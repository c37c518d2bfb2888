package no.tiltakskatalogen.api.harvest;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.search.MeasureRequests;
import no.tiltakskatalogen.api.search.MeasureRequests.Filters;
import no.tiltakskatalogen.api.search.MeasureSearch;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.api.web.PublicAddress;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.Language;
import no.tiltakskatalogen.openapi.model.MeasureSort;
import no.tiltakskatalogen.openapi.server.FeedsApi;
import no.tiltakskatalogen.search.SearchPage;
import no.tiltakskatalogen.search.SearchRequest;
import org.jspecify.annotations.Nullable;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedsController implements FeedsApi {

  private static final int DEFAULT_LIMIT = 20;
  private static final String SEARCH = "/v1/measures";

  private final MeasureSearch search;
  private final MeasureRequests requests;
  private final IndexProgress progress;
  private final PublicAddress address;
  private final SiteMap siteMap;
  private final DataSet dataSet;

  FeedsController(
      MeasureSearch search,
      MeasureRequests requests,
      IndexProgress progress,
      PublicAddress address,
      SiteMap siteMap,
      DataSet dataSet) {
    this.search = search;
    this.requests = requests;
    this.progress = progress;
    this.address = address;
    this.siteMap = siteMap;
    this.dataSet = dataSet;
  }

  @Override
  public String feedMeasures(
      @Nullable String q,
      @Nullable List<String> county,
      @Nullable List<String> category,
      @Nullable List<String> group,
      @Nullable List<String> phase,
      @Nullable List<String> actor,
      @Nullable List<String> in,
      @Nullable Boolean described,
      @Nullable Boolean verbatim,
      @Nullable Integer limit,
      @Nullable String cursor,
      @Nullable Language lang,
      @Nullable Long waitFor) {
    SearchRequest wanted =
        requests.request(
            new Filters(q, county, category, group, phase, actor, in, described, verbatim),
            MeasureSort.UPDATED,
            limit == null ? DEFAULT_LIMIT : limit,
            cursor,
            false,
            Viewer.ANONYMOUS);
    SearchPage page = search.search(wanted);
    HttpRequest<?> request = ServerRequestContext.currentRequest().orElseThrow();
    String name = dataSet.description().title().in(Labels.language(lang));
    return new MeasureFeed(
            address.of(request),
            pathAndQuery(request.getUri()),
            alternate(request.getUri()),
            page.next() == null ? null : next(request.getUri(), page.next()),
            wanted.query().isBlank() ? name : name + ": " + wanted.query().strip(),
            page,
            progress.changed())
        .xml();
  }

  private static String pathAndQuery(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private static String next(URI feed, String cursor) {
    return pathAndQuery(UriBuilder.of(feed).replaceQueryParam("cursor", cursor).build());
  }

  /** The same search; its order and where it goes on are its own. */
  private static String alternate(URI feed) {
    String query = feed.getRawQuery();
    if (query == null) {
      return SEARCH;
    }
    String kept =
        List.of(query.split("&", -1)).stream()
            .filter(part -> !part.startsWith("cursor=") && !part.isEmpty())
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? SEARCH : SEARCH + "?" + kept;
  }

  @Override
  public String getSitemap() {
    return siteMap.whole(address.of(ServerRequestContext.currentRequest().orElseThrow()));
  }

  @Override
  public String getSitemapPart(String part) {
    return siteMap.part(part, address.of(ServerRequestContext.currentRequest().orElseThrow()));
  }
}
