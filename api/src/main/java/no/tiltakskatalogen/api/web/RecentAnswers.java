package no.tiltakskatalogen.api.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.tiltakskatalogen.api.error.InvalidSetting;
import no.tiltakskatalogen.openapi.model.Measure;

/**
 * Answers that were given to anybody a while ago, written out and ready to be given again: what
 * many ask for costs hardly more than the request itself. Whoever keeps one names it by all that it
 * depends on, so that none is ever out of date. Thread-safe.
 */
@Context // What is wrong with its setting must not wait for a request.
final class RecentAnswers {

  private static final String SETTING = "TILTAK_ANSWERS_BYTES";

  /** Of one answer; there are few of this size, and they are not asked for again. */
  private static final int LARGEST = 250_000;

  /** What an answer takes besides its bytes, more or less. */
  private static final int OVERHEAD = 1_000;

  private static final Package MODEL = Measure.class.getPackage();

  private final JsonMapper json;
  private final Cache<String, Answer> answers;
  private final boolean enabled;

  /**
   * @param bytes of all answers together; the least asked for make room. None for nothing
   */
  RecentAnswers(JsonMapper json, @Value("${tiltak.answers.bytes:16000000}") long bytes) {
    if (bytes < 0) {
      throw new InvalidSetting(SETTING, "wants a number of bytes, or 0, not %d".formatted(bytes));
    }
    this.json = json;
    this.enabled = bytes > 0;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String name, Answer answer) -> answer.body.length + OVERHEAD)
            .build();
  }

  /** An answer as it was given, without what the server adds to every one. */
  static final class Answer {

    private final byte[] body;
    private final Map<String, List<String>> headers;

    private Answer(byte[] body, Map<String, List<String>> headers) {
      this.body = body;
      this.headers = headers;
    }

    /** What the operation itself has set, of the headers that are there once. */
    Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    MutableHttpResponse<?> whole() {
      return told(HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE));
    }

    /** The answer to somebody who has it. */
    MutableHttpResponse<?> notModified() {
      return told(HttpResponse.notModified());
    }

    private <T> MutableHttpResponse<T> told(MutableHttpResponse<T> response) {
      headers.forEach((name, values) -> values.forEach(value -> response.header(name, value)));
      return response;
    }
  }

  Optional<Answer> find(String name) {
    return Optional.ofNullable(answers.getIfPresent(name));
  }

  /** Keeps an answer if it is JSON; its body is written out from here on. */
  void keep(String name, MutableHttpResponse<?> response) {
    Object body = response.body();
    if (!enabled) {
      return;
    }
    if (!(body instanceof JsonNode) && (body == null || body.getClass().getPackage() != MODEL)) {
      return;
    }
    byte[] bytes = bytes(body);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response
        .getHeaders()
        .names()
        .forEach(header -> headers.put(header, response.getHeaders().getAll(header)));
    headers.remove(HttpHeaders.CONTENT_TYPE);
    if (bytes.length <= LARGEST) {
      answers.put(name, new Answer(bytes, headers));
    }
    response.body(bytes).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private byte[] bytes(Object body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
