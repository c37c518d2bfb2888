package no.tiltakskatalogen.api.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.types.files.FileCustomizableResponseType;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.measure.MeasureMapping;
import no.tiltakskatalogen.api.search.MeasureRequests;
import no.tiltakskatalogen.api.search.MeasureRequests.Filters;
import no.tiltakskatalogen.api.search.MeasureSearch;
import no.tiltakskatalogen.api.vocabulary.Labels;
import no.tiltakskatalogen.api.web.CatalogueRevision;
import no.tiltakskatalogen.api.web.Freshness;
import no.tiltakskatalogen.api.web.PublicAddress;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.openapi.model.Language;
import no.tiltakskatalogen.openapi.server.ExportsApi;
import no.tiltakskatalogen.search.SearchRequest;
import no.tiltakskatalogen.search.Walk;
import org.jspecify.annotations.Nullable;

/** Measures as files, however many they are. The index says which; the store what is in them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportsController implements ExportsApi {

  /** Each reads the store for as long as it takes, and keeps files of the index. */
  private static final int MOST_AT_ONCE = 8;

  private final MeasureSearch search;
  private final MeasureRequests requests;
  private final Measures measures;
  private final MeasureMapping mapping;
  private final LinkedDataDescription description;
  private final PublicAddress address;
  private final JsonMapper json;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  ExportsController(
      MeasureSearch search,
      MeasureRequests requests,
      Measures measures,
      MeasureMapping mapping,
      LinkedDataDescription description,
      PublicAddress address,
      JsonMapper json) {
    this.search = search;
    this.requests = requests;
    this.measures = measures;
    this.mapping = mapping;
    this.description = description;
    this.address = address;
    this.json = json;
  }

  @Override
  public HttpResponse<FileCustomizableResponseType> exportMeasures(
      String ending,
      @Nullable String q,
      @Nullable List<String> county,
      @Nullable List<String> category,
      @Nullable List<String> group,
      @Nullable List<String> phase,
      @Nullable List<String> actor,
      @Nullable List<String> in,
      @Nullable Boolean described,
      @Nullable Boolean verbatim,
      @Nullable Boolean bom,
      @Nullable Language lang,
      @Nullable Long waitFor) {
    ExportFormat format =
        ExportFormat.of(ending)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "Measures are exported as %s."
                            .formatted(String.join(", ", ExportFormat.endings()))));
    Filters filters =
        new Filters(q, county, category, group, phase, actor, in, described, verbatim);
    SearchRequest request = requests.request(filters, null, 1, null, false, Viewer.ANONYMOUS);
    HttpRequest<?> asked = ServerRequestContext.currentRequest().orElseThrow();
    // Whoever asks for the head only does not read the rest, and nobody would close it.
    if (asked.getMethod() == HttpMethod.HEAD) {
      return named(HttpResponse.ok(), format);
    }
    Walk walk = begin(request);
    InputStream stream =
        stream(walk, format, Boolean.TRUE.equals(bom), Labels.language(lang), asked);
    MutableHttpResponse<StreamedFile> response =
        HttpResponse.ok(new StreamedFile(stream, MediaType.of(format.mediaType())));
    response.header(CatalogueRevision.HEADER, Long.toString(walk.revision()));
    return named(response, format);
  }

  @SuppressWarnings("unchecked") // The response is only read from here on, and a file is a file.
  private static HttpResponse<FileCustomizableResponseType> named(
      MutableHttpResponse<?> response, ExportFormat format) {
    response
        .contentType(format.mediaType())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"tiltak.%s\"".formatted(format.ending()))
        .header(HttpHeaders.CACHE_CONTROL, Freshness.OTHERS);
    return (HttpResponse<FileCustomizableResponseType>) response;
  }

  private Walk begin(SearchRequest request) {
    if (!free.tryAcquire()) {
      throw ProblemException.unavailable("Too many exports are under way; please try again.");
    }
    try {
      return search.walk(request);
    } catch (RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private InputStream stream(
      Walk walk,
      ExportFormat format,
      boolean marked,
      no.tiltakskatalogen.catalogue.vocabulary.Language language,
      HttpRequest<?> asked) {
    return new ExportStream(
        walk,
        ids ->
            measures.at(walk.revision(), ids, Viewer.ANONYMOUS).stream()
                .map(measure -> mapping.of(measure, language))
                .toList(),
        out ->
            switch (format) {
              case JSON -> JsonWriter.list(out, json);
              case NDJSON -> JsonWriter.lines(out, json);
              case CSV -> new CsvTable(out, marked);
              case XLSX -> new Spreadsheet(out);
              case JSONLD -> new LinkedDataWriter(out, json, description, address.of(asked));
            },
        () -> breakOff(asked),
        () -> {
          walk.close();
          free.release();
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nobody is left to be told whether it closed.
  private static void breakOff(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty) {
      netty.getChannelHandlerContext().close();
    }
  }
}
