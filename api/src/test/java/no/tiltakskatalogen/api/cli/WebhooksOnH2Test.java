package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class WebhooksOnH2Test extends WebhooksContract {

  @Override
  Database database(Path folder) {
    return Database.embedded(folder);
  }
}
