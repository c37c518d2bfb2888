package no.tiltakskatalogen.api.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.types.files.FileCustomizableResponseType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.Operation;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.web.RecentAnswers.Answer;
import no.tiltakskatalogen.catalogue.measure.Measures;
import org.jspecify.annotations.Nullable;

/**
 * Makes reading again cheap. What a public read answers depends on the request, the program and the
 * last change of the catalogue; so its entity tag is known before any work is done, and a client
 * that has the answer already is told so at once, and what was answered a while ago is answered
 * again. Operations that know better set a tag or a {@code Cache-Control} of their own, and are
 * left alone.
 */
@ServerFilter("/**")
@Order(FilterStage.ANSWER)
final class ConditionalReads {

  private static final String ATTRIBUTE = ConditionalReads.class.getName();

  /**
   * What a public read depends on, besides the request.
   *
   * @param tag also the name of the answer among recent ones
   * @param writes of this process to the store
   */
  private record State(String tag, long change, long writes, Instant modified) {}

  private final EntityTags tags;
  private final IndexProgress progress;
  private final Measures measures;
  private final RecentAnswers answers;
  private final ApiDocument document;

  ConditionalReads(
      EntityTags tags,
      IndexProgress progress,
      Measures measures,
      RecentAnswers answers,
      ApiDocument document) {
    this.tags = tags;
    this.progress = progress;
    this.measures = measures;
    this.answers = answers;
    this.document = document;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    if (!isPublicRead(request)) {
      return null;
    }
    State state = state(request);
    request.setAttribute(ATTRIBUTE, state);
    // A tag was given for this very answer; a date tells nothing of whether there is one.
    if (!isOneMeasure(request)
        && isTagGiven(request)
        && EntityTags.isKnown(request, state.tag, state.modified)) {
      return tagged(HttpResponse.notModified(), request, state);
    }
    if (request.getMethod() != HttpMethod.GET || !acceptsJson(request)) {
      return null;
    }
    return answers.find(state.tag).map(answer -> again(request, answer, state)).orElse(null);
  }

  private static boolean isTagGiven(HttpRequest<?> request) {
    List<String> given = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
    return !given.isEmpty() && given.stream().noneMatch(each -> each.contains(EntityTags.ANY));
  }

  private static boolean acceptsJson(HttpRequest<?> request) {
    Collection<MediaType> accepted = request.accept();
    return accepted.isEmpty()
        || accepted.stream().anyMatch(type -> type.matches(MediaType.APPLICATION_JSON_TYPE));
  }

  private static HttpResponse<?> again(HttpRequest<?> request, Answer answer, State state) {
    String tag = answer.header(HttpHeaders.ETAG).orElse(null);
    Instant modified =
        tag == null
            ? state.modified
            : EntityTags.time(answer.header(HttpHeaders.LAST_MODIFIED).orElse(null));
    boolean isKnown =
        modified != null && EntityTags.isKnown(request, tag == null ? state.tag : tag, modified);
    MutableHttpResponse<?> response = isKnown ? answer.notModified() : answer.whole();
    return tag == null ? tagged(response, request, state) : response;
  }

  private State state(HttpRequest<?> request) {
    long change = progress.lastChange();
    // One measure is read from the store, and whoever writes here sees what they wrote at once.
    long writes = isOneMeasure(request) ? measures.writes() : 0;
    String host = request.getHeaders().get(HttpHeaders.HOST);
    String tag =
        tags.of(
            Long.toString(change),
            progress.recorded().toString(),
            Long.toString(progress.remakes()),
            Long.toString(writes),
            request.getUri().toString(),
            host == null ? "" : host);
    return new State(tag, change, writes, progress.changed());
  }

  private boolean isStill(State state, HttpRequest<?> request) {
    return state.change == progress.lastChange()
        && (!isOneMeasure(request) || state.writes == measures.writes());
  }

  /**
   * What everybody is answered alike, and does not wait. What only some may read is another matter,
   * and so is what no operation answers as it is asked for.
   */
  private boolean isPublicRead(HttpRequest<?> request) {
    String path = request.getPath();
    boolean isRead =
        request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    return isRead
        && (path.startsWith("/v1/") || path.startsWith("/sitemap") || path.equals("/openapi.yaml"))
        && !request.getParameters().contains("wait")
        && !path.equals("/v1/identity")
        // Whoever is known may have written it, elsewhere perhaps, and reads it from the store.
        && (!isOneMeasure(request) || Actor.of(request) instanceof Actor.Anonymous)
        && document.operation(request).filter(Operation::open).isPresent();
  }

  private static boolean isOneMeasure(HttpRequest<?> request) {
    String measures = "/v1/measures/";
    String path = request.getPath();
    return path.startsWith(measures) && path.indexOf('/', measures.length()) < 0;
  }

  @ResponseFilter
  void tag(HttpRequest<?> request, MutableHttpResponse<?> response) {
    State state = request.getAttribute(ATTRIBUTE, State.class).orElse(null);
    if (state == null && !response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (response.status() != HttpStatus.OK || state == null) {
      return;
    }
    if (isStill(state, request)) {
      tag(request, response, state);
    } else {
      // The answer may have seen more than the tag says, so it goes without one.
      fresh(response, request);
    }
  }

  private void tag(HttpRequest<?> request, MutableHttpResponse<?> response, State state) {
    if (request.getMethod() == HttpMethod.GET) {
      answers.keep(state.tag, response);
    }
    if (!response.getHeaders().contains(HttpHeaders.ETAG)) {
      tagged(response, request, state);
      unlessKnown(request, response, state);
    }
  }

  /** Without its body, if the client has it by its date. A file has to be read, or be closed. */
  private static void unlessKnown(
      HttpRequest<?> request, MutableHttpResponse<?> response, State state) {
    boolean isKnown =
        !(response.body() instanceof FileCustomizableResponseType)
            && EntityTags.isKnown(request, state.tag, state.modified);
    if (isKnown) {
      response.status(HttpStatus.NOT_MODIFIED).body(null);
    }
  }

  private static <T> MutableHttpResponse<T> tagged(
      MutableHttpResponse<T> response, HttpRequest<?> request, State state) {
    response.header(HttpHeaders.ETAG, state.tag);
    if (EntityTags.isSettled(state.modified)) {
      response.header(HttpHeaders.LAST_MODIFIED, EntityTags.header(state.modified));
    }
    return fresh(response, request);
  }

  private static <T> MutableHttpResponse<T> fresh(
      MutableHttpResponse<T> response, HttpRequest<?> request) {
    if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.header(HttpHeaders.CACHE_CONTROL, Freshness.of(request.getPath()));
    }
    return response;
  }
}
