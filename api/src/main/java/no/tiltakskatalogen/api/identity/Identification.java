package no.tiltakskatalogen.api.identity;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;

/**
 * Finds out who sent a request with credentials; it may have to ask the database or the issuer of
 * tokens. Credentials that are not accepted are refused later, when they have counted as a request.
 */
@ServerFilter("/**")
@Order(FilterStage.IDENTITY)
final class Identification implements ConditionalFilter {

  static final String ACTOR = "tiltak.actor";
  static final String REFUSAL = "tiltak.refusal";

  private static final String KEY_HEADER = "X-API-Key";
  private static final String BEARER = "bearer ";

  private final KeyRing keys;
  private final TokenVerifier tokens;

  Identification(KeyRing keys, TokenVerifier tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    return headers.contains(HttpHeaders.AUTHORIZATION) || headers.contains(KEY_HEADER);
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void identify(HttpRequest<?> request) {
    // The server asks isEnabled on most of its ways here, not on all: not for pages from elsewhere.
    if (!isEnabled(request)) {
      return;
    }
    try {
      request.setAttribute(ACTOR, actor(request.getHeaders()));
    } catch (Refusal refusal) {
      request.setAttribute(REFUSAL, refusal.detail());
    }
  }

  private Actor actor(HttpHeaders headers) throws Refusal {
    List<String> bearers = headers.getAll(HttpHeaders.AUTHORIZATION);
    List<String> inOwnHeader = headers.getAll(KEY_HEADER);
    if (bearers.size() + inOwnHeader.size() != 1) {
      throw new Refusal("Send one key or token, in Authorization or in X-API-Key.");
    }
    if (bearers.isEmpty()) {
      return keys.holder(inOwnHeader.getFirst().strip());
    }
    String authorization = bearers.getFirst();
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new Refusal("Authorization has to be: Bearer, a space and a key or token.");
    }
    String credential = authorization.substring(BEARER.length()).strip();
    return credential.startsWith(ApiKeys.PREFIX)
        ? keys.holder(credential)
        : tokens.holder(credential);
  }
}
