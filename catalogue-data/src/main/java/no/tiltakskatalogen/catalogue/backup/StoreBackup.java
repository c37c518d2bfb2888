package no.tiltakskatalogen.catalogue.backup;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies the embedded database while it is in use. The copy is one state of it: whatever was
 * committed when the copy began, and nothing by halves. Thread-safe.
 */
@Singleton
public final class StoreBackup {

  private final TransactionOperations<Connection> transactions;

  StoreBackup(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /**
   * Writes a copy into a zip file, which is there only once it is complete.
   *
   * @throws IOException if it cannot be written, or the database is not the embedded one
   */
  public void write(Path zip) throws IOException {
    Path unfinished = zip.resolveSibling(zip.getFileName() + ".part");
    try {
      transactions.executeRead(status -> copy(status.getConnection(), unfinished));
    } catch (RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw new IOException("The database could not be copied to " + zip, e);
    }
    Files.move(unfinished, zip, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean copy(Connection connection, Path file) {
    try (Statement statement = connection.createStatement()) {
      // H2 takes a text here, and no parameter.
      return statement.execute("BACKUP TO '" + file.toString().replace("'", "''") + "'");
    } catch (SQLException e) {
      throw new DataAccessException(e.getMessage(), e);
    }
  }
}
