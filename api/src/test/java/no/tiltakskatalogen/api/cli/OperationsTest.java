package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What whoever runs the service sees of it. */
final class OperationsTest {

  private Service service;
  private Api api;

  @BeforeEach
  void start(@TempDir Path folder) {
    service = Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
    api = new Api(service.port());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  // Health

  @Test
  void aServiceThatAnswersSearchesIsReady() {
    assertEquals("up", api.ok("/health/live").body().get("status").textValue());
    JsonNode ready = api.ok("/health/ready").body();
    assertEquals("ready", ready.get("status").textValue());
    assertEquals("up", ready.get("database").textValue());
    assertTrue(ready.get("secondsBehind").asDouble() < 5, ready.toString());
  }

  @Test
  void withoutItsDatabaseItIsDegradedAndStillReady() throws Exception {
    closeDatabase();
    JsonNode ready = api.ok("/health/ready").body();
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (ready.get("database").textValue().equals("up") && System.nanoTime() < deadline) {
      ready = api.ok("/health/ready").body();
    }
    assertEquals("down", ready.get("database").textValue());
    assertEquals("degraded", ready.get("status").textValue());
    assertEquals("up", api.ok("/health/live").body().get("status").textValue());
  }

  private void closeDatabase() throws Exception {
    service.context().getBean(DataSource.class).unwrap(HikariDataSource.class).close();
  }

  // Figures

  @Test
  void requestsAreCountedByOperationAndStatus() {
    api.ok("/v1/glossary/OT");
    api.ok("/v1/glossary/IOP");
    api.get("/v1/glossary/none-such");
    String operation = "operation=\"GET /v1/glossary/{term}\"";
    assertEquals(2, figure("tiltak_requests_seconds_count{" + operation + ",status=\"200\"}"));
    assertEquals(1, figure("tiltak_requests_seconds_count{" + operation + ",status=\"404\"}"));
  }

  @Test
  void addressesThatAreNoneAreCountedAsOne() {
    api.get("/v1/one-that-is-none");
    api.get("/v1/another-that-is-none");
    String metrics = api.ok("/metrics").response().body();
    assertFalse(metrics.contains("that-is-none"), metrics);
    assertEquals(2, figure("tiltak_requests_seconds_count{operation=\"none\",status=\"404\"}"));
  }

  @Test
  void searchesAreCountedByWhetherTheyFoundAnything() {
    api.ok("/v1/measures?q=skole");
    api.ok("/v1/measures?q=skole&sort=title");
    api.ok("/v1/measures?q=fiskeoppdrett");
    api.ok("/v1/measures");
    assertEquals(2, figure("tiltak_searches_seconds_count{hits=\"some\"}"));
    assertEquals(1, figure("tiltak_searches_seconds_count{hits=\"none\"}"));
  }

  @Test
  void theIndexAndThePoolHaveTheirFigures() {
    assertTrue(figure("tiltak_index_behind_seconds") < 5);
    assertTrue(figure("tiltak_index_revision") >= 91);
    String metrics = api.ok("/metrics").response().body();
    assertTrue(metrics.contains("hikaricp_connections_active{pool="), metrics);
    assertTrue(metrics.contains("hikaricp_connections_pending{pool="), metrics);
  }

  private double figure(String name) {
    String metrics = api.ok("/metrics").response().body();
    Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(metrics);
    assertTrue(line.find(), name + " is not among\n" + metrics);
    return Double.parseDouble(line.group(1));
  }

  // Request ids

  @Test
  void everyAnswerNamesItsRequest() {
    String first = api.ok("/v1/about").header("X-Request-Id");
    assertFalse(first.isEmpty());
    assertNotEquals(first, api.ok("/v1/about").header("X-Request-Id"));
    assertFalse(api.get("/v1/none-such").header("X-Request-Id").isEmpty());
    assertFalse(api.get("/v1/measures?limit=0").header("X-Request-Id").isEmpty());
    String broken = api.raw("GET /v1/measures?q=%ZZ HTTP/1.1");
    assertTrue(broken.toLowerCase(Locale.ROOT).contains("x-request-id: "), broken);
  }

  @Test
  void theClientsOwnIdIsKept() {
    String id = "portal-17:a.b_c";
    assertEquals(id, api.ok("/v1/about", "X-Request-Id", id).header("X-Request-Id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "<script>", "a,b"})
  void anIdThatCouldBeTakenForSomethingElseIsReplaced(String id) {
    String named = api.ok("/v1/about", "X-Request-Id", id).header("X-Request-Id");
    assertFalse(named.isEmpty());
    assertNotEquals(id, named);
  }

  @Test
  void whatIsLoggedForARequestBearsItsId() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("no.tiltakskatalogen.api.error.ErrorRoutes");
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    logger.addAppender(logged);
    try {
      closeDatabase();
      api.get("/v1/measures/den-tredje-vei-sor-trondelag", "X-Request-Id", "the-one");
    } finally {
      logger.detachAppender(logged);
    }
    assertEquals(Map.of("requestId", "the-one"), logged.list.getFirst().getMDCPropertyMap());
  }
}
