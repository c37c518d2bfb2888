package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class KeysOnMariaDbTest extends KeysContract {

  @Override
  Database database(Path folder) {
    return Database.server(MariaDb.newDatabase(), "root", "");
  }
}
