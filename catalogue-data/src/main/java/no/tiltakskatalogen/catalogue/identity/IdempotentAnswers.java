package no.tiltakskatalogen.catalogue.identity;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.tiltakskatalogen.catalogue.measure.StoredTime;

/** Answers kept for requests that are sent again. Thread-safe, also among servers. */
@Singleton
public final class IdempotentAnswers {

  private static final Duration KEPT = Duration.ofHours(24);

  /**
   * A request that came before.
   *
   * @param request what it was, as told at its beginning
   * @param answer empty while it is being carried out, and for ever if it was cut off
   */
  public record Earlier(String request, Optional<String> answer) {}

  private final IdempotentAnswerRows rows;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  IdempotentAnswers(
      IdempotentAnswerRows rows, TransactionOperations<Connection> transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Begins a request if none with the id came before; else gives that one. */
  public Optional<Earlier> begin(String id, String request) {
    String old = StoredTime.write(clock.instant().minus(KEPT));
    transactions.executeWrite(status -> rows.forgetBefore(old));
    IdempotentAnswerRow row =
        new IdempotentAnswerRow(id, request, null, StoredTime.write(clock.instant()));
    try {
      transactions.executeWrite(status -> rows.save(row));
      return Optional.empty();
    } catch (DataAccessException e) {
      // There is one already; if not, the fault is passed on.
      return Optional.of(
          transactions
              .executeRead(status -> rows.findById(id))
              .map(each -> new Earlier(each.request(), Optional.ofNullable(each.answer())))
              .orElseThrow(() -> e));
    }
  }

  public void finish(String id, String answer) {
    transactions.executeWrite(status -> rows.answer(id, answer));
  }

  /** Forgets a request that changed nothing, so that it can be tried again. */
  public void abandon(String id) {
    transactions.executeWrite(
        status -> {
          rows.deleteById(id);
          return id;
        });
  }
}
