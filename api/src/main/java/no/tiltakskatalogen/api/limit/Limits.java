package no.tiltakskatalogen.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import no.tiltakskatalogen.api.error.FilterStage;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.identity.Actor;

/**
 * A bucket of requests for each client, which fills again evenly. Answers tell what is left, in the
 * fields of draft-ietf-httpapi-ratelimit-headers.
 */
@ServerFilter("/**")
@Order(FilterStage.LIMIT)
final class Limits implements ConditionalFilter {

  private static final String PROBE = "tiltak.limit";
  private static final String LIMIT = "RateLimit";
  private static final String POLICY = "RateLimit-Policy";
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** A refused write is kept in the audit log: a stranger must not fill it. */
  private static final int REFUSED_WRITE = 50;

  private static final Set<Integer> REFUSED =
      Set.of(HttpStatus.UNAUTHORIZED.getCode(), HttpStatus.FORBIDDEN.getCode());
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final LimitSettings settings;
  private final Cache<String, Bucket> buckets;

  Limits(LimitSettings settings) {
    this.settings = settings;
    // A bucket that has not been touched for longer than a window is full: it can be forgotten.
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(settings.clients())
            .expireAfterAccess(WINDOW.plus(WINDOW))
            .build();
  }

  @Override
  public boolean isEnabled(HttpRequest<?> request) {
    return settings.enabled();
  }

  @RequestFilter
  void take(HttpRequest<?> request) {
    if (!settings.enabled()) {
      return;
    }
    Actor actor = Actor.of(request);
    long perMinute = perMinute(actor);
    ConsumptionProbe probe =
        buckets.get(actor.client(), client -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = seconds(probe.getNanosToWaitForRefill());
      throw ProblemException.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "One client may send %d requests a minute. Go on after %d s."
              .formatted(perMinute, seconds),
          Map.of(
              HttpHeaders.RETRY_AFTER,
              String.valueOf(seconds),
              LIMIT,
              limit(probe),
              POLICY,
              policy(perMinute)));
    }
    request.setAttribute(PROBE, probe);
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (settings.enabled()
        && REFUSED.contains(response.code())
        && !READS.contains(request.getMethod())) {
      Actor actor = Actor.of(request);
      buckets
          .get(actor.client(), client -> bucket(perMinute(actor)))
          .consumeIgnoringRateLimits(REFUSED_WRITE - 1L);
    }
    request
        .getAttribute(PROBE, ConsumptionProbe.class)
        .ifPresent(
            probe ->
                response
                    .header(LIMIT, limit(probe))
                    .header(POLICY, policy(perMinute(Actor.of(request)))));
  }

  private long perMinute(Actor actor) {
    return actor instanceof Actor.Anonymous
        ? settings.anonymousPerMinute()
        : settings.knownPerMinute();
  }

  private static Bucket bucket(long perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .build();
  }

  private static String policy(long perMinute) {
    return "\"client\";q=%d;w=%d".formatted(perMinute, WINDOW.toSeconds());
  }

  private static String limit(ConsumptionProbe probe) {
    return "\"client\";r=%d;t=%d"
        .formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()));
  }

  /** Rounded up: whoever waits so long has waited long enough. */
  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }
}
