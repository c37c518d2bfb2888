package no.tiltakskatalogen.api.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.types.files.FileCustomizableResponseType;
import java.time.Instant;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import org.jspecify.annotations.Nullable;

/**
 * Makes reading again cheap. What a public read answers depends on the request, the program and the
 * last change of the catalogue; so its entity tag is known before any work is done, and a client
 * that has the answer already is told so at once. Operations that know better set a tag or a {@code
 * Cache-Control} of their own, and are left alone.
 */
@ServerFilter("/**")
@Order(Ordered.LOWEST_PRECEDENCE)
final class ConditionalReads {

  private static final String ATTRIBUTE = ConditionalReads.class.getName();
  private static final String UNLESS_SAID = "public, max-age=60";

  /** What a public read depends on, besides the request. */
  private record State(String tag, long change, Instant modified) {}

  private final EntityTags tags;
  private final IndexProgress progress;

  ConditionalReads(EntityTags tags, IndexProgress progress) {
    this.tags = tags;
    this.progress = progress;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    if (!isPublicRead(request)) {
      return null;
    }
    long change = progress.lastChange();
    String host = request.getHeaders().get(HttpHeaders.HOST);
    String tag =
        tags.of(Long.toString(change), request.getUri().toString(), host == null ? "" : host);
    State state = new State(tag, change, progress.changed());
    request.setAttribute(ATTRIBUTE, state);
    // A tag was given for this very answer; a date tells nothing of whether there is one.
    boolean isKnown =
        request.getHeaders().contains(HttpHeaders.IF_NONE_MATCH)
            && EntityTags.isKnown(request, tag, state.modified);
    return isKnown ? tagged(HttpResponse.notModified(), state) : null;
  }

  /** What is answered to somebody known, or waits, is another matter. */
  private static boolean isPublicRead(HttpRequest<?> request) {
    boolean isRead =
        request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    String path = request.getPath();
    return isRead
        && (path.startsWith("/v1/") || path.startsWith("/sitemap") || path.equals("/openapi.yaml"))
        && !path.startsWith("/v1/admin/")
        && !isOneMeasure(path)
        && !request.getParameters().contains("wait")
        && !path.equals("/v1/identity")
        && Actor.of(request) instanceof Actor.Anonymous;
  }

  /** One measure is read from the store, which may be ahead of the index. */
  private static boolean isOneMeasure(String path) {
    String measures = "/v1/measures/";
    return path.startsWith(measures) && path.indexOf('/', measures.length()) < 0;
  }

  @ResponseFilter
  void tag(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!(Actor.of(request) instanceof Actor.Anonymous)
        && !response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (response.status() != HttpStatus.OK || response.getHeaders().contains(HttpHeaders.ETAG)) {
      return;
    }
    request
        .getAttribute(ATTRIBUTE, State.class)
        // The answer may have seen more than the tag says; then it goes without one.
        .filter(state -> state.change == progress.lastChange())
        .ifPresent(state -> tagged(unlessKnown(request, response, state), state));
  }

  /** Without its body, if the client has it by its date. A file has to be read, or be closed. */
  private static MutableHttpResponse<?> unlessKnown(
      HttpRequest<?> request, MutableHttpResponse<?> response, State state) {
    boolean isKnown =
        !(response.body() instanceof FileCustomizableResponseType)
            && EntityTags.isKnown(request, state.tag, state.modified);
    return isKnown ? response.status(HttpStatus.NOT_MODIFIED).body(null) : response;
  }

  private static <T> MutableHttpResponse<T> tagged(MutableHttpResponse<T> response, State state) {
    response.header(HttpHeaders.ETAG, state.tag);
    if (EntityTags.isSettled(state.modified)) {
      response.header(HttpHeaders.LAST_MODIFIED, EntityTags.header(state.modified));
    }
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, UNLESS_SAID);
    }
    return response;
  }
}
