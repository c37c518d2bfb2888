package no.tiltakskatalogen.catalogue.setting;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** What belongs to the catalogue as a whole and has to survive a restart. Thread-safe. */
@Singleton
public final class Settings {

  private final SettingRows rows;

  Settings(SettingRows rows) {
    this.rows = rows;
  }

  /** The stored value; the first who asks decides it, also among servers that share a database. */
  public String getOrCreate(String name, Supplier<String> first) {
    return rows.findById(name)
        .map(SettingRow::content)
        .orElseGet(
            () -> {
              try {
                return rows.save(new SettingRow(name, first.get())).content();
              } catch (DataAccessException e) {
                // Another server was quicker; if not, the fault is passed on.
                return rows.findById(name).map(SettingRow::content).orElseThrow(() -> e);
              }
            });
  }
}
