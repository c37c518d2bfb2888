package no.tiltakskatalogen.api.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import no.tiltakskatalogen.api.error.InvalidSetting;
import no.tiltakskatalogen.catalogue.document.InvalidDocuments;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Starts what the commands work with, or says why it cannot be started. */
final class Catalogue {

  private Catalogue() {}

  /**
   * Opens the store.
   *
   * @param settings more settings of the application
   * @param instead beans that take the place of the application's own
   */
  static ApplicationContext open(
      Database database,
      Path dataDirectory,
      Map<String, Object> settings,
      RuntimeBeanDefinition<?>... instead) {
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put("tiltak.data-dir", dataDirectory.toAbsolutePath().normalize().toString());
    properties.putAll(settings);
    // Held until the pool has connections of its own: the embedded database is opened once only.
    try (Connection _ = database.connect()) {
      return ApplicationContext.builder()
          .banner(false)
          .deduceEnvironment(false)
          .bootstrapEnvironment(false)
          .properties(properties)
          .beanDefinitions(instead)
          .start();
    } catch (SQLException e) {
      throw new StartupFailure("The database broke a connection off. Try again.");
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  /** There is nothing to work on. */
  static StartupFailure missing(Path directory) {
    return new StartupFailure(
        "There is no catalogue in %s. Name its folder with --data-dir.".formatted(directory));
  }

  /** The failure in a line for the user if its cause is one of theirs, else the failure itself. */
  static RuntimeException explained(RuntimeException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidDocuments faults) {
        return new StartupFailure("The data set has faults:\n" + faults.getMessage());
      }
      if (cause instanceof InvalidSetting setting) {
        return new StartupFailure(String.valueOf(setting.getMessage()));
      }
      if (cause instanceof FlywayException) {
        return new StartupFailure(
            "The database was made by another version of this program, or holds something else."
                + " Use the version that made it, or another database.");
      }
      if (cause instanceof UncheckedIOException io) {
        return new StartupFailure(
            "The index cannot be written: %s. Check the data directory and the space on its disk."
                .formatted(io.getMessage()));
      }
    }
    return failure;
  }
}
