package no.tiltakskatalogen.api.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.tiltakskatalogen.api.error.Preconditions;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.webhook.WebhookSender.Answer;
import no.tiltakskatalogen.api.webhook.WebhookSender.NotSent;
import no.tiltakskatalogen.catalogue.webhook.Webhook;
import no.tiltakskatalogen.catalogue.webhook.Webhooks;

/** Asks receivers whether they want to be told, so that nobody is sent what somebody else asked. */
@Singleton
final class WebhookVerification {

  private static final JsonMapper JSON = new JsonMapper();

  private static final long ATTEMPTS = 10;
  private static final Duration ATTEMPTS_IN = Duration.ofMinutes(10);
  private static final int MOST_KNOWN = 10_000;

  private final Cache<String, Bucket> attempts =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterAccess(ATTEMPTS_IN).build();
  private final Webhooks webhooks;
  private final WebhookSender sender;
  private final WebhookMessages messages;
  private final IndexProgress progress;
  private final Clock clock;

  WebhookVerification(
      Webhooks webhooks,
      WebhookSender sender,
      WebhookMessages messages,
      IndexProgress progress,
      Clock clock) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.messages = messages;
    this.progress = progress;
    this.clock = clock;
  }

  /** Nobody has anything sent to somebody else again and again by asking to verify. */
  private void takeAttempt(Webhook webhook) {
    boolean isLeft =
        attempts
            .get(
                webhook.id(),
                id ->
                    Bucket.builder()
                        .addLimit(
                            limit ->
                                limit.capacity(ATTEMPTS).refillIntervally(ATTEMPTS, ATTEMPTS_IN))
                        .build())
            .tryConsume(1);
    if (!isLeft) {
      throw ProblemException.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "A webhook can be verified %d times in %d minutes. Try again later."
              .formatted(ATTEMPTS, ATTEMPTS_IN.toMinutes()),
          Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(ATTEMPTS_IN.toSeconds())));
    }
  }

  /** Makes a webhook active if its receiver answers as it should. */
  void verify(Webhook webhook) {
    takeAttempt(webhook);
    // What changes while the receiver answers is news to it.
    long last = progress.lastChange();
    String challenge = UUID.randomUUID().toString();
    Instant now = clock.instant();
    Answer answer;
    try {
      byte[] body = messages.verification(webhook, challenge, now);
      answer = sender.send(webhook, "%s-%s".formatted(webhook.id(), challenge), now, body);
    } catch (NotSent e) {
      throw refused(e.reason());
    }
    if (!answer.isSuccess()) {
      throw refused("The receiver answered %d.".formatted(answer.status()));
    }
    if (!repeats(answer.body(), challenge)) {
      throw refused("The receiver did not send the challenge back.");
    }
    if (!webhooks.activate(webhook, last)) {
      throw Preconditions.stale();
    }
  }

  private static ProblemException refused(String why) {
    return ProblemException.of(HttpStatus.CONFLICT, "The webhook is not verified. " + why);
  }

  private static boolean repeats(String body, String challenge) {
    if (body.strip().equals(challenge)) {
      return true;
    }
    try {
      return JSON.readTree(body).path("challenge").asText().equals(challenge);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
