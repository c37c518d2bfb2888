package no.tiltakskatalogen.api.error;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import no.tiltakskatalogen.openapi.model.Fault;

/**
 * Holds the query parameters of every request against the API document, before anything else reads
 * them, and refuses the request with all faults at once. So no operation has to check its own.
 */
@ServerFilter("/**")
@Order(FilterStage.PARAMETERS)
final class ParameterFilter {

  private final ApiDocument document;
  private final ParameterCheck check;

  ParameterFilter(ApiDocument document, ParameterCheck check) {
    this.document = document;
    this.check = check;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    List<ParameterRule> rules =
        RouteAttributes.getRouteInfo(request)
            .map(route -> document.query(request.getMethodName(), ApiDocument.template(route)))
            .orElse(null);
    if (rules != null) {
      List<Fault> faults = check.faults(request.getParameters(), rules);
      if (!faults.isEmpty()) {
        throw ProblemException.badRequest(faults);
      }
    }
  }
}
