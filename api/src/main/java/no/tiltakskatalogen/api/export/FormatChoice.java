package no.tiltakskatalogen.api.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leads a search that is wanted in the format of a file to the export of what it finds, by {@code
 * format} or by {@code Accept}. What an export does not take, such as a cursor, it refuses itself.
 */
@ServerFilter("/v1/measures")
final class FormatChoice {

  private static final String PARAMETER = "format";

  @RequestFilter
  @PreMatching
  @Nullable HttpResponse<?> lead(HttpRequest<?> request) {
    boolean isRead =
        request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    return isRead
        ? wanted(request)
            .filter(format -> format != ExportFormat.JSON)
            .map(format -> export(request, format))
            .orElse(null)
        : null;
  }

  private static Optional<ExportFormat> wanted(HttpRequest<?> request) {
    List<String> named = request.getParameters().getAll(PARAMETER);
    if (!named.isEmpty()) {
      // Anything else than one format is refused like any parameter.
      return named.size() == 1 ? ExportFormat.of(named.getFirst()) : Optional.empty();
    }
    return MediaType.orderedOf(request.getHeaders().getAll(HttpHeaders.ACCEPT)).stream()
        .findFirst()
        .flatMap(FormatChoice::format);
  }

  private static Optional<ExportFormat> format(MediaType accepted) {
    return Arrays.stream(ExportFormat.values())
        .filter(format -> MediaType.of(format.mediaType()).getName().equals(accepted.getName()))
        .findFirst();
  }

  private static HttpResponse<?> export(HttpRequest<?> request, ExportFormat format) {
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
