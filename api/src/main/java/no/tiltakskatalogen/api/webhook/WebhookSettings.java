package no.tiltakskatalogen.api.webhook;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import no.tiltakskatalogen.api.error.TrueOrFalse;

/** Whether and where messages are sent. Immutable. */
@Singleton
final class WebhookSettings {

  private final boolean enabled;
  private final boolean allowsPrivate;

  WebhookSettings(
      @Value("${tiltak.webhooks.enabled:true}") String enabled,
      @Value("${tiltak.webhooks.allow-private:false}") String allowsPrivate) {
    this.enabled = TrueOrFalse.of("TILTAK_WEBHOOKS_ENABLED", enabled);
    this.allowsPrivate = TrueOrFalse.of("TILTAK_WEBHOOKS_ALLOW_PRIVATE", allowsPrivate);
  }

  /** Whether this server sends messages at all; webhooks can be created in any case. */
  boolean enabled() {
    return enabled;
  }

  /** Whether receivers may be on this machine and its network, and do without https. */
  boolean allowsPrivate() {
    return allowsPrivate;
  }
}
