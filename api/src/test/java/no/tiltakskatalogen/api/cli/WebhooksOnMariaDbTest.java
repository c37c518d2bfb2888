package no.tiltakskatalogen.api.cli;

import java.nio.file.Path;

final class WebhooksOnMariaDbTest extends WebhooksContract {

  @Override
  Database database(Path folder) {
    return Database.server(MariaDb.newDatabase(), "root", "");
  }
}
