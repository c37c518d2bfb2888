package no.tiltakskatalogen.api.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteInfo;

/** Gives an answer without a body the type of the body it goes without: nobody writes that out. */
@ServerFilter(patterns = "/**", methods = HttpMethod.HEAD)
final class HeadAnswers {

  @ResponseFilter
  void type(HttpRequest<?> request, MutableHttpResponse<?> response, RouteInfo<?> route) {
    if (response.status() == HttpStatus.OK && response.getContentType().isEmpty()) {
      route.getProduces().stream().findFirst().ifPresent(response::contentType);
    }
  }
}
