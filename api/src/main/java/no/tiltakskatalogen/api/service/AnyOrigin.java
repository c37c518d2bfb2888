package no.tiltakskatalogen.api.service;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Lets any origin in by the same answer for all, so that one cached copy serves every page. The
 * server would name the asking origin instead.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnyOrigin {

  @ResponseFilter
  void allow(MutableHttpResponse<?> response) {
    if (response.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
      response.getHeaders().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
      response.getHeaders().remove(HttpHeaders.VARY);
    }
  }
}
