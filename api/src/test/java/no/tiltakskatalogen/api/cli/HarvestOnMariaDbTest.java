package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class HarvestOnMariaDbTest extends HarvestContract {

  @Override
  Database database(Path folder) {
    return Database.server(MariaDb.newDatabase(), "root", "");
  }
}
