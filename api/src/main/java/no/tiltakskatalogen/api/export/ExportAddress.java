package no.tiltakskatalogen.api.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the same search is had as a file. */
final class ExportAddress {

  private static final String PARAMETER = "format";

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
                .filter(part -> !part.startsWith(PARAMETER + "=") && !part.isEmpty())
                .collect(Collectors.joining("&"));
    String address = "/v1/exports/measures." + format.ending();
    return HttpResponse.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, kept.isEmpty() ? address : address + "?" + kept)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
  }
}
