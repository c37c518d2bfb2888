package no.tiltakskatalogen.catalogue.schedule;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbc.JdbcLockProvider;

/** Work that only one of the servers on a store does at a time. Thread-safe. */
@Singleton
public final class SoleWork {

  private final JdbcLockProvider locks;
  private final Clock clock;

  SoleWork(DataSource store, Clock clock) {
    // Locks are taken outside of any transaction.
    this.locks = new JdbcLockProvider(DelegatingDataSource.unwrapDataSource(store));
    this.clock = clock;
  }

  /**
   * Does the work, unless it is being done: here or on another server.
   *
   * @param most how long others leave it alone if this server dies in the middle of it; work has to
   *     take less
   * @return whether it was done
   */
  public boolean attempt(String name, Duration most, Runnable work) {
    Optional<SimpleLock> lock =
        locks.lock(new LockConfiguration(clock.instant(), name, most, Duration.ZERO));
    lock.ifPresent(
        held -> {
          try {
            work.run();
          } finally {
            held.unlock();
          }
        });
    return lock.isPresent();
  }
}
