package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class EditingOnH2Test extends EditingContract {

  @Override
  Database database(Path folder) {
    return Database.embedded(folder);
  }
}
