package no.tiltakskatalogen.api.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@link FormatChoice} does for an {@code Accept} header that prefers a file to JSON.
 * Before routes are looked for, because none is found for such a header; so no other filter sees
 * the request, and what a browser needs to go on stands here.
 */
@ServerFilter(
    value = {"/v1/measures", "/v1/measures/"},
    methods = {HttpMethod.GET, HttpMethod.HEAD})
final class AcceptedFormat {

  @RequestFilter
  @PreMatching
  @Nullable HttpResponse<?> lead(HttpRequest<?> request) {
    return accepted(request)
        .map(format -> ExportAddress.named(request).orElse(format))
        .<HttpResponse<?>>map(
            format ->
                ExportAddress.lead(request, format)
                    .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .orElse(null);
  }

  private static Optional<ExportFormat> accepted(HttpRequest<?> request) {
    for (MediaType type : MediaType.orderedOf(request.getHeaders().getAll(HttpHeaders.ACCEPT))) {
      boolean isWanted = type.getQualityAsNumber().compareTo(BigDecimal.ZERO) > 0;
      if (isWanted && MediaType.APPLICATION_JSON_TYPE.matches(type)) {
        return Optional.empty();
      }
      Optional<ExportFormat> format = format(type);
      if (isWanted && format.isPresent()) {
        return format;
      }
    }
    return Optional.empty();
  }

  private static Optional<ExportFormat> format(MediaType accepted) {
    return Arrays.stream(ExportFormat.values())
        .filter(
            format ->
                MediaType.of(format.mediaType()).getName().equalsIgnoreCase(accepted.getName()))
        .findFirst();
  }
}
