package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered while the database is away. */
final class WithoutDatabaseTest {

  @Test
  void searchesGoOnAndSingleRecordsHaveToWait(@TempDir Path folder) throws Exception {
    try (Service service =
        Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {})) {
      Api api = new Api(service.port());
      service.context().getBean(DataSource.class).unwrap(HikariDataSource.class).close();
      assertEquals(91, api.ok("/v1/measures").body().get("total").asInt());
      assertEquals(200, api.get("/v1/phases/sluttvurdering").status());
      Answer record = api.get("/v1/measures/den-tredje-vei-sor-trondelag");
      assertEquals(503, record.status(), record.response().body());
      assertEquals("5", record.header("Retry-After"));
      assertFalse(record.response().body().contains("xception"));
    }
  }
}
