package no.tiltakskatalogen.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database as the options name it, and whether it can be used. */
final class Database {

  /** The oldest that keep fractions of a second and have been tried. */
  private static final int[] OLDEST_MARIADB = {11, 4};

  private static final int[] OLDEST_MYSQL = {8, 4};

  private static final String FILE = "catalogue.mv.db";
  private static final int H2_IN_USE = 90020;
  private static final int MYSQL_ACCESS_DENIED = 1045;
  private static final int MYSQL_NO_RIGHT = 1044;
  private static final int MYSQL_UNKNOWN_DATABASE = 1049;

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("(password\\w*|user)\\s*=|//[^/]*@", Pattern.CASE_INSENSITIVE);

  private final String url;
  private final String user;
  private final String password;
  private final String name;
  private final boolean embedded;

  private Database(String url, String user, String password, String name, boolean embedded) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.name = name;
    this.embedded = embedded;
  }

  static Database embedded(Path directory) {
    // Written at every commit: what was answered as done survives a kill.
    String url =
        "jdbc:h2:file:"
            + directory.resolve("catalogue")
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            // Searches ask the index alone: pages of the database need not fill the memory.
            + ";CACHE_SIZE=16384"
            + ";LOCK_TIMEOUT=30000;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
            // A revision is kept in its row: kept apart, writing takes several times as long.
            + ";MAX_LENGTH_INPLACE_LOB=1048576;TRACE_LEVEL_FILE=0";
    return new Database(url, "tiltak", "", directory.toString(), true);
  }

  static Database server(String url, String user, String password) {
    if (!url.startsWith("jdbc:mysql://")) {
      throw new StartupFailure(
          "--db-url has to start with jdbc:mysql:// (for MariaDB too), such as"
              + " jdbc:mysql://localhost:3306/tiltak.");
    }
    if (PASSWORD_IN_URL.matcher(url).find()) {
      throw new StartupFailure(
          "--db-url must not name a user or password: others could read it. Use --db-user and the"
              + " environment variable TILTAK_DB_PASSWORD.");
    }
    String name = url.substring("jdbc:mysql://".length()).replaceFirst("\\?.*", "");
    return new Database(url, user, password, name, false);
  }

  /** Whether the embedded database has been created. */
  static boolean exists(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  /** Connects, so that whatever is wrong is told in one line. */
  Connection connect() {
    boolean isKnown = embedded && checkFile();
    try {
      Connection connection = DriverManager.getConnection(url, user, password);
      try {
        check(connection, isKnown);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new StartupFailure(embedded ? embeddedFault(e) : serverFault(e));
    }
  }

  private void check(Connection connection, boolean isKnown) throws SQLException {
    if (!embedded) {
      checkVersion(connection.getMetaData());
    } else if (isKnown && !hasHistory(connection)) {
      // What is left of a damaged file may open as an empty database.
      throw new StartupFailure(damaged());
    }
  }

  /** Whether there is a database file already; one that cannot be used is told. */
  private boolean checkFile() {
    Path file = Path.of(name).resolve(FILE);
    if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))) {
      throw new StartupFailure("This user may not read and write %s.".formatted(file));
    }
    return Files.exists(file);
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      return tables.next();
    }
  }

  private String embeddedFault(SQLException fault) {
    return fault.getErrorCode() == H2_IN_USE
        ? "The database in %s is in use by another process.".formatted(name)
        : damaged();
  }

  private String damaged() {
    return ("The database %s is damaged, or is not one of this program. Put a backup in its place, or"
            + " move it away to start anew from the data set.")
        .formatted(Path.of(name).resolve(FILE));
  }

  private String serverFault(SQLException fault) {
    return switch (fault.getErrorCode()) {
      case MYSQL_ACCESS_DENIED ->
          "The database %s refuses the user «%s». Check --db-user and TILTAK_DB_PASSWORD."
              .formatted(name, user);
      case MYSQL_NO_RIGHT -> "The user «%s» has no right to the database %s.".formatted(user, name);
      case MYSQL_UNKNOWN_DATABASE ->
          "There is no database %s on that server. Create it first.".formatted(name);
      default ->
          "The database %s cannot be reached. Check --db-url and whether the server runs."
              .formatted(name);
    };
  }

  private static void checkVersion(DatabaseMetaData server) throws SQLException {
    String version = server.getDatabaseProductVersion();
    boolean isMariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
    int[] oldest = isMariaDb ? OLDEST_MARIADB : OLDEST_MYSQL;
    Matcher numbers = VERSION.matcher(version);
    boolean isNewEnough =
        numbers.find()
            && (Integer.parseInt(numbers.group(1)) > oldest[0]
                || (Integer.parseInt(numbers.group(1)) == oldest[0]
                    && Integer.parseInt(numbers.group(2)) >= oldest[1]));
    if (!isNewEnough) {
      throw new StartupFailure(
          "The database server is %s %s; MySQL 8.4 or MariaDB 11.4, or newer, is needed."
              .formatted(isMariaDb ? "MariaDB" : "MySQL", version));
    }
  }

  /** The settings of the connection pool. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("datasources.default.url", url);
    properties.put("datasources.default.username", user);
    properties.put("datasources.default.password", password);
    properties.put("datasources.default.dialect", "MYSQL");
    if (embedded) {
      properties.put("datasources.default.driver-class-name", "org.h2.Driver");
    } else {
      properties.put("datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver");
      // Many rows in one statement: an import is several times as fast.
      properties.put("datasources.default.data-source-properties.rewriteBatchedStatements", "true");
      // Whoever needs a database that is away is refused after seconds, not kept for minutes.
      properties.put("datasources.default.connection-timeout", "5000");
      properties.put("datasources.default.validation-timeout", "2000");
      properties.put("datasources.default.data-source-properties.connectTimeout", "4000");
      // A connection that fell silent; longer than any statement takes but those of a migration.
      properties.put("datasources.default.data-source-properties.socketTimeout", "60000");
    }
    return properties;
  }
}
