package no.tiltakskatalogen.api.error;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;

/** The exceptions, of no common kind, that tell of a database that does not answer. */
public final class StoreFaults {

  private StoreFaults() {}

  public static boolean isOne(RuntimeException fault) {
    return fault instanceof DataAccessException
        || fault instanceof TransactionException
        || fault instanceof ConnectionException
        || fault instanceof CannotGetJdbcConnectionException;
  }
}
