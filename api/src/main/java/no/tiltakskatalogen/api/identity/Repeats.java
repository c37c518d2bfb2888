package no.tiltakskatalogen.api.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.error.RequestBody;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.identity.IdempotentAnswers;
import no.tiltakskatalogen.catalogue.identity.IdempotentAnswers.Earlier;
import no.tiltakskatalogen.openapi.model.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Carries a request with an Idempotency-Key out once, wherever the API document takes one. A
 * request that was cut off is never tried again: nobody knows whether it took effect.
 */
@ServerFilter(value = "/**", methods = HttpMethod.POST)
@Order(FilterStage.REPEAT)
final class Repeats {

  private static final String HEADER = "Idempotency-Key";
  private static final int SHORTEST = 16;
  private static final int LONGEST = 200;
  private static final List<String> KEPT_HEADERS =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.LOCATION,
          HttpHeaders.ETAG,
          HttpHeaders.CACHE_CONTROL,
          // Whoever sends again wants to know when searches see what was written then.
          "X-Catalogue-Revision");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** An answer as it is kept. */
  record Answer(int status, Map<String, String> headers, @Nullable String body) {}

  private final ApiDocument document;
  private final IdempotentAnswers answers;
  private final JsonMapper json;

  Repeats(ApiDocument document, IdempotentAnswers answers, JsonMapper json) {
    this.document = document;
    this.answers = answers;
    this.json = json;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> once(HttpRequest<?> request, FilterContinuation<MutableHttpResponse<?>> next) {
    String key = request.getHeaders().get(HEADER);
    if (key == null || document.operation(request).filter(each -> each.takes(HEADER)).isEmpty()) {
      return next.proceed();
    }
    if (key.length() < SHORTEST || key.length() > LONGEST) {
      Fault fault = new Fault("wants %d to %d characters".formatted(SHORTEST, LONGEST));
      fault.setParameter(HEADER);
      throw ProblemException.badRequest(List.of(fault));
    }
    String id = ApiKeys.hash(Actor.of(request).identity() + "\n" + key);
    Optional<Earlier> earlier = answers.begin(id, digest(request));
    return earlier.isPresent() ? again(earlier.get(), digest(request), key) : first(id, key, next);
  }

  private static HttpResponse<?> again(Earlier earlier, String request, String key) {
    if (!earlier.request().equals(request)) {
      throw ProblemException.of(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "This Idempotency-Key was sent with another request before; take a new one.");
    }
    Answer answer =
        earlier
            .answer()
            .map(kept -> read(SealedAnswer.open(kept, key)))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        HttpStatus.CONFLICT,
                        "The first request with this Idempotency-Key is not answered yet, or was"
                            + " cut off. See whether it took effect; if not, take a new key."));
    MutableHttpResponse<Object> response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
    answer.headers().forEach(response::header);
    if (answer.body() != null) {
      response.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }
    return response.header("Idempotency-Replayed", "true");
  }

  private HttpResponse<?> first(
      String id, String key, FilterContinuation<MutableHttpResponse<?>> next) {
    boolean isAnswered = false;
    try {
      MutableHttpResponse<?> response = next.proceed();
      if (response.code() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
        answers.finish(id, SealedAnswer.seal(write(response), key));
        isAnswered = true;
      }
      return response;
    } finally {
      if (!isAnswered) {
        answers.abandon(id);
      }
    }
  }

  private static String digest(HttpRequest<?> request) {
    String body = new String(RequestBody.bytes(request), StandardCharsets.ISO_8859_1);
    String ifMatch = String.valueOf(request.getHeaders().get(HttpHeaders.IF_MATCH));
    return ApiKeys.hash(
        String.join("\n", request.getMethodName(), request.getUri().toString(), ifMatch, body));
  }

  private String write(MutableHttpResponse<?> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      response.getHeaders().findFirst(name).ifPresent(value -> headers.put(name, value));
    }
    Object body = response.body();
    try {
      if (body != null) {
        headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, "application/json");
      }
      String text = body == null ? null : json.writeValueAsString(body);
      return MAPPER.writeValueAsString(new Answer(response.code(), headers, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer read(String text) {
    try {
      return MAPPER.readValue(text, Answer.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A kept answer cannot be read", e);
    }
  }
}
