package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class KeysOnH2Test extends KeysContract {

  @Override
  Database database(Path folder) {
    return Database.embedded(folder);
  }
}
