package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the catalogue is kept: the options that all commands share. */
final class StoreOptions {

  private static final String PASSWORD = "TILTAK_DB_PASSWORD";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:TILTAK_DATA_DIR:-./data}",
      description =
          "Folder of the index and of the embedded database, created if need be"
              + " (TILTAK_DATA_DIR; default: ./data).")
  private Path dataDirectory = Path.of("data");

  @Option(
      names = "--db-url",
      paramLabel = "URL",
      defaultValue = "${env:TILTAK_DB_URL}",
      description =
          "MySQL 8.4 or MariaDB 11.4, or newer, instead of the embedded database, such as"
              + " jdbc:mysql://localhost:3306/tiltak (TILTAK_DB_URL).")
  @Nullable String url;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      defaultValue = "${env:TILTAK_DB_USER}",
      description =
          "User of that database (TILTAK_DB_USER). The password comes from TILTAK_DB_PASSWORD.")
  @Nullable String user;

  /** The folder that is meant; an empty name is the same as none. */
  Path directory() {
    return dataDirectory.toString().isEmpty() ? Path.of("data") : dataDirectory;
  }

  /**
   * The folder of a catalogue that is there already; whether one on a server is, shows when it is
   * opened.
   *
   * @throws StartupFailure if there is none
   */
  Path present() {
    Path directory = directory().toAbsolutePath().normalize();
    if (isEmbedded() && !Database.exists(directory)) {
      throw Catalogue.missing(directory);
    }
    return directory;
  }

  boolean isEmbedded() {
    return url == null || url.isBlank();
  }

  /** The database that the options name; nothing is opened yet. */
  Database database() {
    if (isEmbedded()) {
      if (user != null) {
        throw new StartupFailure(
            "--db-user goes with --db-url; the embedded database has no users.");
      }
      return Database.embedded(directory().toAbsolutePath().normalize());
    }
    Map<String, String> environment = System.getenv();
    return Database.server(
        String.valueOf(url), user == null ? "" : user, environment.getOrDefault(PASSWORD, ""));
  }
}
