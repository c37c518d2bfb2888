package no.tiltakskatalogen.api.service;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Lets any origin in by the same answer for all, asked from a page or not, so that one cached copy
 * serves everybody. The server would name the asking origin instead.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnyOrigin {

  private static final String DEPENDS_ON = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;

  @ResponseFilter
  void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean isRead =
        request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    if (isRead || response.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
      response.getHeaders().set(HttpHeaders.VARY, DEPENDS_ON);
    }
  }
}
