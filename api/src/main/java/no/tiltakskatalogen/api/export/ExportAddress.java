package no.tiltakskatalogen.api.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.tiltakskatalogen.api.web.Freshness;

/** Where the same search is had as a file. */
final class ExportAddress {

  private static final String PARAMETER = "format";

  /** What a search takes and an export of all that it finds has no use for. */
  private static final Set<String> OF_PAGES =
      Set.of(PARAMETER, "sort", "limit", "cursor", "fields", "explain");

  private ExportAddress() {}

  /**
   * The format of a file that a request names; anything else than one format is no concern here.
   */
  static Optional<ExportFormat> named(HttpRequest<?> request) {
    List<String> named = request.getParameters().getAll(PARAMETER);
    return named.size() == 1
        ? ExportFormat.of(named.getFirst()).filter(format -> format != ExportFormat.JSON)
        : Optional.empty();
  }

  static MutableHttpResponse<?> lead(HttpRequest<?> request, ExportFormat format) {
    String query = request.getUri().getRawQuery();
    String kept =
        query == null
            ? ""
            : Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isEmpty() && !OF_PAGES.contains(part.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
    String address = "/v1/exports/measures." + format.ending();
    return HttpResponse.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, kept.isEmpty() ? address : address + "?" + kept)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, Freshness.OTHERS);
  }
}
