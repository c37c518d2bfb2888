package no.tiltakskatalogen.catalogue.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import no.tiltakskatalogen.catalogue.audit.AuditEntry.Outcome;
import no.tiltakskatalogen.catalogue.measure.StoredTime;
import org.jspecify.annotations.Nullable;

/** Who did what, and who was refused. Only ever added to. Thread-safe. */
@Singleton
public final class AuditLog {

  private static final int LONGEST_TARGET = 400;

  private final AuditRows rows;
  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  AuditLog(AuditRows rows, TransactionOperations<Connection> transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Notes what is about to be done; gives the number of the entry. */
  public long asked(String actor, String operation, String target) {
    return append(actor, operation, target, Outcome.ASKED, null, null);
  }

  /** Notes what became of it. */
  public void answered(String actor, String operation, String target, int status, long about) {
    append(actor, operation, target, Outcome.ANSWERED, status, about);
  }

  /** Notes what was not allowed, whether or not it had been noted as asked for. */
  public void denied(
      String actor, String operation, String target, int status, @Nullable Long about) {
    append(actor, operation, target, Outcome.DENIED, status, about);
  }

  private long append(
      String actor,
      String operation,
      String target,
      Outcome outcome,
      @Nullable Integer status,
      @Nullable Long about) {
    String place = target.substring(0, Math.min(target.length(), LONGEST_TARGET));
    return transactions.executeWrite(
        transaction -> {
          rows.take();
          long number = rows.last();
          String now = StoredTime.write(clock.instant());
          rows.save(
              new AuditRow(number, now, actor, operation, place, outcome.name(), status, about));
          return number;
        });
  }

  /**
   * The entries after a number, in order. A reader that keeps the last number misses nothing.
   *
   * @param actor empty for any; so are the operation and the outcome
   */
  public List<AuditEntry> after(
      long number, String actor, String operation, String outcome, int most) {
    return transactions.executeRead(
        status ->
            rows.after(number, actor, operation, outcome, most).stream()
                .map(AuditLog::entry)
                .toList());
  }

  private static AuditEntry entry(AuditRow row) {
    return new AuditEntry(
        row.number(),
        StoredTime.read(row.recorded()),
        row.actor(),
        row.operation(),
        row.target(),
        Outcome.valueOf(row.outcome()),
        row.status(),
        row.about());
  }
}
