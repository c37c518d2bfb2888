package no.tiltakskatalogen.catalogue.setting;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** What belongs to the catalogue as a whole and has to survive a restart. Thread-safe. */
@Singleton
public final class Settings {

  private static final int SECRET_BYTES = 32;

  private final SettingRows rows;
  private final TransactionOperations<Connection> transactions;

  Settings(SettingRows rows, TransactionOperations<Connection> transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** The stored value; the first who asks decides it, also among servers that share a database. */
  public String getOrCreate(String name, Supplier<String> first) {
    return stored(name)
        .orElseGet(
            () -> {
              try {
                SettingRow row = new SettingRow(name, first.get());
                return transactions.executeWrite(status -> rows.save(row).content());
              } catch (DataAccessException e) {
                // Another server was quicker; if not, the fault is passed on.
                return stored(name).orElseThrow(() -> e);
              }
            });
  }

  /** A secret of 256 bits that servers which share a database share; made when first asked for. */
  public byte[] secret(String name) {
    return HexFormat.of().parseHex(getOrCreate(name, Settings::random));
  }

  private static String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private Optional<String> stored(String name) {
    return transactions.executeRead(status -> rows.findById(name).map(SettingRow::content));
  }
}
