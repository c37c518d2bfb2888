package no.tiltakskatalogen.catalogue.measure;

import java.util.Map;

final class MeasuresOnH2Test extends MeasuresContract {

  @Override
  Map<String, Object> database() {
    return Map.of(
        "datasources.default.url",
            "jdbc:h2:mem:tiltak"
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";LOCK_TIMEOUT=30000;DB_CLOSE_ON_EXIT=FALSE",
        "datasources.default.username", "tiltak",
        "datasources.default.password", "",
        "datasources.default.driver-class-name", "org.h2.Driver");
  }

  @Override
  String waitingTransactions() {
    return "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL";
  }
}
