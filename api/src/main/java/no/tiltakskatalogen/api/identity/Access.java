package no.tiltakskatalogen.api.identity;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.tiltakskatalogen.api.error.ApiDocument;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.Operation;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.catalogue.identity.Role;

/** Lets a request through only to whom the API document opens the operation. */
@ServerFilter("/**")
@Order(FilterStage.ACCESS)
final class Access {

  private static final String CHALLENGE = "Bearer realm=\"tiltakskatalogen\"";

  private final ApiDocument document;

  Access(ApiDocument document) {
    this.document = document;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    Optional<String> refusal = request.getAttribute(Identification.REFUSAL, String.class);
    if (refusal.isPresent()) {
      throw refused(HttpStatus.UNAUTHORIZED, refusal.get(), ", error=\"invalid_token\"");
    }
    document
        .operation(request)
        .filter(operation -> !operation.open())
        .ifPresent(operation -> check(operation, Actor.of(request)));
  }

  private static void check(Operation operation, Actor actor) {
    if (!Collections.disjoint(operation.roles(), actor.roles())) {
      return;
    }
    String roles =
        operation.roles().stream().map(Role::id).sorted().collect(Collectors.joining(", "));
    throw actor instanceof Actor.Anonymous
        ? refused(
            HttpStatus.UNAUTHORIZED, "This is for: %s. Send a key or token.".formatted(roles), "")
        : refused(
            HttpStatus.FORBIDDEN,
            "This is for: %s. The key or token that was sent is for none of these."
                .formatted(roles),
            ", error=\"insufficient_scope\"");
  }

  private static ProblemException refused(HttpStatus status, String detail, String error) {
    return ProblemException.of(
        status, detail, Map.of(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error));
  }
}
