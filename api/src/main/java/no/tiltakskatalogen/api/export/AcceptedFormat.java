package no.tiltakskatalogen.api.export;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Notes for {@link FormatChoice} that an {@code Accept} header prefers a file to JSON. Before
 * routes are looked for, because none is found for such a header: from here on the request asks for
 * JSON.
 */
@ServerFilter(
    value = {"/v1/measures", "/v1/measures/"},
    methods = {HttpMethod.GET, HttpMethod.HEAD})
final class AcceptedFormat {

  private static final String ATTRIBUTE = AcceptedFormat.class.getName();

  @RequestFilter
  @PreMatching
  void note(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> received) {
      accepted(request)
          .ifPresent(
              format -> {
                request.setAttribute(ATTRIBUTE, format);
                received
                    .getNativeRequest()
                    .headers()
                    .set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
              });
    }
  }

  /** The format that a request was found to prefer to JSON. */
  static Optional<ExportFormat> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, ExportFormat.class);
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
