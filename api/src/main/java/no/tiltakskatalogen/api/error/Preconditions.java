package no.tiltakskatalogen.api.error;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Arrays;
import java.util.Set;

/**
 * Changes only what the client has seen. That {@code If-Match} is there is seen to for every
 * operation that needs it; whether it matches is asked by the operation, which knows the state.
 */
@ServerFilter("/**")
@Order(FilterStage.BODY)
public final class Preconditions {

  private final ApiDocument document;

  Preconditions(ApiDocument document) {
    this.document = document;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    boolean isMissing = !request.getHeaders().contains(HttpHeaders.IF_MATCH);
    if (isMissing
        && document
            .operation(request)
            .filter(each -> each.needs(HttpHeaders.IF_MATCH))
            .isPresent()) {
      throw ProblemException.of(
          HttpStatus.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag that was last read, or * for whatever it is now.");
    }
  }

  /**
   * Goes on only if the client has seen the present state.
   *
   * @param ifMatch the header of the request
   * @param etag the present strong ETag, with its quotes
   * @throws ProblemException 412 if the header names another
   */
  public static void require(String ifMatch, String etag) {
    require(ifMatch, Set.of(etag));
  }

  /** The same for what has several forms, each with its strong ETag. */
  public static void require(String ifMatch, Set<String> etags) {
    boolean matches =
        Arrays.stream(ifMatch.split(",", -1))
            .map(each -> EncodedTags.unmarked(each.strip()))
            .anyMatch(each -> each.equals("*") || etags.contains(each));
    if (!matches) {
      throw stale();
    }
  }

  /** Somebody else was quicker. */
  public static ProblemException stale() {
    return ProblemException.of(
        HttpStatus.PRECONDITION_FAILED, "It has changed since it was read; read it again.");
  }
}
