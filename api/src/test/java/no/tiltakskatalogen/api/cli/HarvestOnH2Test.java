package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class HarvestOnH2Test extends HarvestContract {

  @Override
  Database database(Path folder) {
    return Database.embedded(folder);
  }
}
