package no.tiltakskatalogen.catalogue.measure;

import ch.vorburger.exec.ManagedProcessException;
import java.util.Map;

final class MeasuresOnMariaDbTest extends MeasuresContract {

  @Override
  Map<String, Object> database() throws ManagedProcessException {
    return Map.of(
        "datasources.default.url", MariaDbServer.newDatabase("tiltak"),
        "datasources.default.username", "root",
        "datasources.default.password", "",
        "datasources.default.driver-class-name", "com.mysql.cj.jdbc.Driver",
        "datasources.default.data-source-properties.rewriteBatchedStatements", "true");
  }

  @Override
  String waitingTransactions() {
    // innodb_trx would not do: it does not change for a client that keeps asking.
    return "SELECT variable_value FROM information_schema.global_status"
        + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
  }
}
