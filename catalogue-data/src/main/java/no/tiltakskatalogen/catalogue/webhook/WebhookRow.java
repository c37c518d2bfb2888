package no.tiltakskatalogen.catalogue.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** Times are as StoredTime writes them. */
@MappedEntity("webhook")
record WebhookRow(
    @Id String id,
    String owner,
    String url,
    String search,
    String secret,
    String state,
    int version,
    long delivered,
    int failures,
    String nextAttempt,
    @Nullable String lastFailure,
    String created) {

  @Override
  public String toString() {
    return "WebhookRow[" + id + "]";
  }
}
