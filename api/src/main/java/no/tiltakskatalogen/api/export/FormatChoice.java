package no.tiltakskatalogen.api.export;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import no.tiltakskatalogen.api.error.FilterStage;
import org.jspecify.annotations.Nullable;

/**
 * Leads a search whose {@code format}, or {@code Accept} header, is that of a file to the export of
 * what it finds, all of it: what tells of pages is left out.
 */
@ServerFilter(
    value = {"/v1/measures", "/v1/measures/"},
    methods = {HttpMethod.GET, HttpMethod.HEAD})
@Order(FilterStage.PARAMETERS + 1)
final class FormatChoice {

  @RequestFilter
  @Nullable HttpResponse<?> lead(HttpRequest<?> request) {
    return ExportAddress.named(request)
        .or(() -> AcceptedFormat.of(request))
        .<HttpResponse<?>>map(format -> ExportAddress.lead(request, format))
        .orElse(null);
  }
}
