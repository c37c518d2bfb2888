package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class HttpOnH2Test extends HttpContract {

  @Override
  Database database(Path folder) {
    return Database.embedded(folder);
  }
}
