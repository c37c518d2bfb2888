package no.tiltakskatalogen.api.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import no.tiltakskatalogen.api.indexing.IndexProgress;

/**
 * Tells with every answer the last change of the catalogue that it has seen. It is read before the
 * answer is made, so that none claims what it has not seen.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class CatalogueRevision {

  /** An operation that knows it better sets it itself. */
  public static final String HEADER = "X-Catalogue-Revision";

  private static final String ATTRIBUTE = CatalogueRevision.class.getName();

  private final IndexProgress progress;

  CatalogueRevision(IndexProgress progress) {
    this.progress = progress;
  }

  @RequestFilter
  void read(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, progress.lastChange());
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    // The server refuses some requests before any filter has seen them.
    long revision = request.getAttribute(ATTRIBUTE, Long.class).orElseGet(progress::lastChange);
    if (!response.getHeaders().contains(HEADER)) {
      response.header(HEADER, Long.toString(revision));
    }
  }
}
