package no.tiltakskatalogen.catalogue.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import no.tiltakskatalogen.catalogue.measure.StoredTime;

/** The webhooks and how far each has been told. Thread-safe, also among servers. */
@Singleton
public final class Webhooks {

  private static final int MOST_OF_ONE_OWNER = 20;
  private static final int SECRET_BYTES = 32;
  private static final int LONGEST_FAILURE = 300;

  private final WebhookRows rows;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Webhooks(WebhookRows rows, TransactionOperations<Connection> transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Makes a webhook that is not active yet; empty if the owner has as many as one may have. */
  public Optional<Webhook> create(String owner, String url, String search) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String now = StoredTime.write(clock.instant());
    WebhookRow row =
        new WebhookRow(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            owner,
            url,
            search,
            // The form that libraries for receivers take (standardwebhooks.com).
            "whsec_" + Base64.getEncoder().encodeToString(bytes),
            Webhook.State.UNVERIFIED.name(),
            1,
            0,
            0,
            now,
            null,
            now);
    return transactions.executeWrite(
        status ->
            rows.countByOwner(owner) >= MOST_OF_ONE_OWNER
                ? Optional.empty()
                : Optional.of(webhook(rows.save(row))));
  }

  /** All webhooks, the oldest first. */
  public List<Webhook> all() {
    return transactions.executeRead(
        status -> rows.findAllOrderByCreatedAscAndIdAsc().stream().map(Webhooks::webhook).toList());
  }

  /** Those that somebody created, the oldest first. */
  public List<Webhook> of(String owner) {
    return transactions.executeRead(
        status ->
            rows.findByOwnerOrderByCreatedAscAndIdAsc(owner).stream()
                .map(Webhooks::webhook)
                .toList());
  }

  public Optional<Webhook> find(String id) {
    return transactions.executeRead(status -> rows.findById(id).map(Webhooks::webhook));
  }

  /** Whether it was removed: not if it has changed since it was read. */
  public boolean remove(Webhook webhook) {
    return transactions.executeWrite(status -> rows.remove(webhook.id(), webhook.version())) > 0;
  }

  /**
   * Begins to tell it of changes; one that was active before goes on where it was.
   *
   * @param last the change after which one that was never active begins
   * @return false if it has changed since it was read
   */
  public boolean activate(Webhook webhook, long last) {
    long delivered =
        webhook.state() == Webhook.State.UNVERIFIED && webhook.delivered() == 0
            ? last
            : webhook.delivered();
    String now = StoredTime.write(clock.instant());
    return transactions.executeWrite(
            status -> rows.activate(webhook.id(), webhook.version(), delivered, now))
        > 0;
  }

  /** Active webhooks that have not been told of all changes up to one, and may be sent to now. */
  public List<Webhook> due(long last, Instant now) {
    return transactions.executeRead(
        status -> rows.due(last, StoredTime.write(now)).stream().map(Webhooks::webhook).toList());
  }

  /** Notes that it knows all changes up to one. */
  public void deliver(Webhook webhook, long upTo) {
    transactions.executeWrite(status -> rows.deliver(webhook.id(), webhook.version(), upTo));
  }

  /** Notes that an attempt failed, and when the next one may be. */
  public void fail(Webhook webhook, String failure, Instant next) {
    transactions.executeWrite(
        status ->
            rows.fail(webhook.id(), webhook.version(), shortened(failure), StoredTime.write(next)));
  }

  /** Sends it nothing more. */
  public void disable(Webhook webhook, String failure) {
    transactions.executeWrite(
        status -> rows.disable(webhook.id(), webhook.version(), shortened(failure)));
  }

  private static String shortened(String failure) {
    return failure.length() <= LONGEST_FAILURE ? failure : failure.substring(0, LONGEST_FAILURE);
  }

  private static Webhook webhook(WebhookRow row) {
    return new Webhook(
        row.id(),
        row.owner(),
        row.url(),
        row.search(),
        row.secret(),
        Webhook.State.valueOf(row.state()),
        row.version(),
        row.delivered(),
        row.failures(),
        StoredTime.read(row.nextAttempt()),
        row.lastFailure(),
        StoredTime.read(row.created()));
  }
}
