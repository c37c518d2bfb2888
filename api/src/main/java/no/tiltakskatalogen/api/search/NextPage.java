package no.tiltakskatalogen.api.search;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.uri.UriBuilder;

/** The address of the page after the present one. */
public final class NextPage {

  private NextPage() {}

  /** The value of the {@code Link} header of the request at hand (RFC 8288). */
  public static String link(String cursor) {
    HttpRequest<?> request = ServerRequestContext.currentRequest().orElseThrow();
    return "<%s>; rel=\"next\""
        .formatted(UriBuilder.of(request.getUri()).replaceQueryParam("cursor", cursor).build());
  }
}
