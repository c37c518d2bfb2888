package no.tiltakskatalogen.api.cli;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Does to the database of a running service what only an accident would. */
final class Sql {

  private Sql() {}

  static void run(Service service, String statement) {
    DataSource pool = service.context().getBean(DataSource.class);
    DataSource source =
        pool instanceof DelegatingDataSource delegating ? delegating.getTargetDataSource() : pool;
    try (Connection connection = source.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}
