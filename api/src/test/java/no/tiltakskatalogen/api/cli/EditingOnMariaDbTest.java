package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class EditingOnMariaDbTest extends EditingContract {

  @Override
  Database database(Path folder) {
    return Database.server(MariaDb.newDatabase(), "root", "");
  }
}
