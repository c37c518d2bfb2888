package no.tiltakskatalogen.api.webhook;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import no.tiltakskatalogen.api.harvest.ChangeMapping;
import no.tiltakskatalogen.catalogue.measure.Change;
import no.tiltakskatalogen.catalogue.webhook.Webhook;
import no.tiltakskatalogen.openapi.model.WebhookData;
import no.tiltakskatalogen.openapi.model.WebhookMessage;
import org.jspecify.annotations.Nullable;

/** What is sent, as bytes: the signature is of these. Thread-safe. */
@Singleton
final class WebhookMessages {

  private final JsonMapper json;

  WebhookMessages(JsonMapper json) {
    this.json = json;
  }

  byte[] verification(Webhook webhook, String challenge, Instant now) {
    return message("verification", webhook, challenge, List.of(), now);
  }

  byte[] changes(Webhook webhook, List<Change> changes, Instant now) {
    return message("measures.changed", webhook, null, changes, now);
  }

  private byte[] message(
      String type, Webhook webhook, @Nullable String challenge, List<Change> changes, Instant now) {
    WebhookData data =
        new WebhookData(
            webhook.id(),
            webhook.search(),
            challenge,
            changes.stream().map(ChangeMapping::of).toList());
    try {
      return json.writeValueAsBytes(new WebhookMessage(type, now.atZone(ZoneOffset.UTC), data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
