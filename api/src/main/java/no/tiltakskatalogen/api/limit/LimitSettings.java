package no.tiltakskatalogen.api.limit;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import no.tiltakskatalogen.api.error.InvalidSetting;
import no.tiltakskatalogen.api.error.TrueOrFalse;

/** How much one client may ask, and how slowly. Immutable. */
@Singleton
public final class LimitSettings {

  private static final String PREFIX = "TILTAK_LIMITS_";
  private static final long MOST = 10_000_000;

  private final boolean enabled;
  private final long anonymous;
  private final long known;
  private final long clients;
  private final Duration request;

  LimitSettings(
      @Value("${tiltak.limits.enabled:true}") String enabled,
      @Value("${tiltak.limits.anonymous-per-minute:6000}") long anonymous,
      @Value("${tiltak.limits.known-per-minute:12000}") long known,
      @Value("${tiltak.limits.clients:50000}") long clients,
      @Value("${tiltak.limits.request-seconds:30}") long requestSeconds) {
    this.enabled = TrueOrFalse.of(PREFIX + "ENABLED", enabled);
    this.anonymous = checked("ANONYMOUS_PER_MINUTE", anonymous);
    this.known = checked("KNOWN_PER_MINUTE", known);
    this.clients = checked("CLIENTS", clients);
    this.request = Duration.ofSeconds(checked("REQUEST_SECONDS", requestSeconds));
  }

  private static long checked(String name, long value) {
    if (value < 1 || value > MOST) {
      throw new InvalidSetting(
          PREFIX + name, "wants a number from 1 to %d, not %d".formatted(MOST, value));
    }
    return value;
  }

  boolean enabled() {
    return enabled;
  }

  /** Requests a minute of one address. */
  long anonymousPerMinute() {
    return anonymous;
  }

  /** Requests a minute of one key, or one program with tokens. */
  long knownPerMinute() {
    return known;
  }

  /** How many clients are told apart at a time; those not seen for longest are forgotten first. */
  long clients() {
    return clients;
  }

  /** How long a request may take to arrive. */
  Duration request() {
    return request;
  }
}
