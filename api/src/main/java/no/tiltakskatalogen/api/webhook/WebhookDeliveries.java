package no.tiltakskatalogen.api.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.tiltakskatalogen.api.error.ProblemException;
import no.tiltakskatalogen.api.identity.Actor;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.search.MeasureSearch;
import no.tiltakskatalogen.api.search.SavedSearches;
import no.tiltakskatalogen.api.webhook.WebhookSender.Answer;
import no.tiltakskatalogen.api.webhook.WebhookSender.NotSent;
import no.tiltakskatalogen.catalogue.identity.ApiKeys;
import no.tiltakskatalogen.catalogue.measure.Change;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.catalogue.webhook.Webhook;
import no.tiltakskatalogen.catalogue.webhook.Webhooks;
import no.tiltakskatalogen.search.Walk;

/**
 * Tells active webhooks of what has changed. What was sent is noted after it was received, so a
 * message may come twice and never goes missing. One server at a time does this.
 */
@Singleton
public final class WebhookDeliveries {

  /** How long one round may take at most, for whoever holds others back meanwhile. */
  static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

  /** Nothing is begun in a round after this; what has begun ends long before the round may last. */
  private static final Duration BEGUN_WITHIN = Duration.ofSeconds(25);

  private static final System.Logger LOG = System.getLogger(WebhookDeliveries.class.getName());
  private static final int CHANGES = 100;

  private static final int AT_ONCE = 16;
  private static final int MOST_FAILURES = 12;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private final Webhooks webhooks;
  private final WebhookSender sender;
  private final WebhookMessages messages;
  private final SavedSearches searches;
  private final MeasureSearch search;
  private final Measures measures;
  private final IndexProgress progress;
  private final ApiKeys keys;
  private final Counter received;
  private final Counter failed;
  private final Counter disabled;

  WebhookDeliveries(
      Webhooks webhooks,
      WebhookSender sender,
      WebhookMessages messages,
      SavedSearches searches,
      MeasureSearch search,
      Measures measures,
      IndexProgress progress,
      ApiKeys keys,
      MeterRegistry meters) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.messages = messages;
    this.searches = searches;
    this.search = search;
    this.measures = measures;
    this.progress = progress;
    this.keys = keys;
    this.received = counter(meters, "received");
    this.failed = counter(meters, "failed");
    this.disabled = counter(meters, "disabled");
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("tiltak.webhooks")
        .description("Messages to webhooks by outcome, and webhooks that were disabled")
        .tag("outcome", outcome)
        .register(meters);
  }

  /** Whether a round would have anything to send. */
  boolean isDue(Instant now) {
    return !webhooks.due(progress.lastChange(), now).isEmpty();
  }

  /** Sends what is due; returns when all of it has been received or has failed. */
  public void round(Instant now) {
    Time time = new Time(now, System.nanoTime());
    try (ExecutorService each = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Webhook webhook : webhooks.due(progress.lastChange(), now)) {
        each.execute(
            () -> {
              try {
                deliver(webhook, time);
              } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, webhook + " could not be served", e);
              }
            });
      }
    }
  }

  /** What time it is, counted from when the round is said to begin. */
  private record Time(Instant begin, long nanos) {
    Duration passed() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }

    Instant now() {
      return begin.plus(passed());
    }
  }

  private void deliver(Webhook webhook, Time time) {
    if (!isOwned(webhook, time.now())) {
      disable(webhook, "The key it was created with is no longer valid.");
      return;
    }
    long delivered = webhook.delivered();
    int failures = webhook.failures();
    while (time.passed().compareTo(BEGUN_WITHIN) < 0) {
      long last = progress.lastChange();
      List<Change> changes =
          measures.changesAfter(delivered, CHANGES).stream()
              .filter(change -> change.number() <= last)
              .toList();
      if (changes.isEmpty()) {
        return;
      }
      try {
        tell(webhook, changes, time.now());
      } catch (NotSent e) {
        fail(webhook, failures, e.reason(), time.now());
        return;
      } catch (ProblemException e) {
        // The index does not answer just now; that is no fault of the receiver.
        return;
      }
      delivered = changes.getLast().number();
      webhooks.deliver(webhook, delivered);
      failures = 0;
    }
  }

  /**
   * Whoever may no longer ask is no longer told. What tokens are good for, only their issuer knows.
   */
  private boolean isOwned(Webhook webhook, Instant now) {
    return Actor.KeyHolder.keyOf(webhook.owner())
        .map(id -> keys.find(id).filter(key -> key.isValid(now)).isPresent())
        .orElse(true);
  }

  private void tell(Webhook webhook, List<Change> changes, Instant now) throws NotSent {
    Set<String> found = found(webhook, changes);
    List<Change> told =
        changes.stream()
            .filter(
                change ->
                    change.kind() == Change.Kind.WITHDRAWN
                        || found.contains(change.measure().toString()))
            .toList();
    if (told.isEmpty()) {
      return;
    }
    // Receivers take messages of one id for the same.
    String id =
        "%s-%d-%d".formatted(webhook.id(), told.getFirst().number(), told.getLast().number());
    Answer answer = sender.send(webhook, id, now, messages.changes(webhook, told, now));
    if (!answer.isSuccess()) {
      throw new NotSent("The answer was %d.".formatted(answer.status()));
    }
    received.increment();
  }

  private Set<String> found(Webhook webhook, List<Change> changes) throws NotSent {
    if (!searches.faults(webhook.search()).isEmpty()) {
      throw new NotSent("The search names something that the catalogue no longer has.");
    }
    List<String> changed =
        changes.stream()
            .filter(change -> change.kind() != Change.Kind.WITHDRAWN)
            .map(change -> change.measure().toString())
            .distinct()
            .toList();
    try (Walk walk = search.walk(searches.request(webhook.search(), Viewer.ANONYMOUS))) {
      return walk.among(changed);
    }
  }

  private void fail(Webhook webhook, int before, String failure, Instant now) {
    failed.increment();
    if (before + 1 >= MOST_FAILURES) {
      disable(webhook, failure);
    } else {
      webhooks.fail(webhook, failure, now.plus(wait(before)));
    }
  }

  private void disable(Webhook webhook, String why) {
    webhooks.disable(webhook, why);
    disabled.increment();
  }

  /** How long to wait after a failure, given how many came before it. */
  static Duration wait(int failures) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, MOST_FAILURES));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
