package no.tiltakskatalogen.api.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is answered while a real database server is away, and once it is back. It is away until
 * everything has been seen; longer with {@code -Dcrash.away=30} (seconds).
 */
final class DatabaseAwayTest {

  private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("crash.away", 0));

  /** The pool gives up after five; the rest is for a slow machine. */
  private static final int BOUND_SECONDS = 15;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  @Test
  void readsGoOnWritesAreRefusedAndAfterwardsNothingIsLost() throws Exception {
    Database database = Database.server(MariaDb.newDatabase(), "root", "");
    try (Service service = Service.start(database, folder, "localhost", 0, indexed -> {})) {
      Administrator administrator = new Administrator(service);
      administrator.write();
      administrator.assertAllIsThere(92);
      MariaDb.stop();
      try {
        awaitReadiness(service, "degraded");
        long since = System.nanoTime();
        do {
          List<CompletableFuture<Answer>> waiting = whatNeedsTheDatabase(administrator.caller());
          assertReadsGoOn(service, administrator.caller());
          waiting.forEach(answer -> assertRefused(answer.join()));
        } while (System.nanoTime() - since < AWAY.toNanos());
      } finally {
        MariaDb.startAgain();
      }
      awaitReadiness(service, "ready");
      Answer key = administrator.caller().send("POST", "/v1/admin/keys", Administrator.NEW_KEY);
      assertEquals(201, key.status(), key.response().body());
      administrator.write();
      administrator.assertAllIsThere(93);
      new Api(service.port()).ok("/v1/measures/den-tredje-vei-sor-trondelag");
    }
  }

  private static void assertReadsGoOn(Service service, Caller known) {
    Api api = new Api(service.port());
    Answer found = api.ok("/v1/measures?q=skole");
    assertEquals(92, api.ok("/v1/measures").body().get("total").asInt());
    assertFalse(found.titles().isEmpty());
    api.ok("/v1/suggestions?q=l%C3%A6r");
    long last = Long.parseLong(found.header("X-Catalogue-Revision"));
    JsonNode changes = api.ok("/v1/changes?after=" + last).body();
    assertEquals(0, changes.get("changes").size(), changes.toString());
    // Keys are known, and nobody who shows one waits for the database.
    long before = System.nanoTime();
    assertEquals(200, known.get("/v1/measures").status());
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(4).toNanos());
    JsonNode ready = api.ok("/health/ready").body();
    assertEquals("degraded", ready.get("status").textValue());
    assertEquals("down", ready.get("database").textValue());
  }

  /** All at a time, for each waits as long as the pool does. */
  private static List<CompletableFuture<Answer>> whatNeedsTheDatabase(Caller caller) {
    return Stream.<Supplier<Answer>>of(
            () -> caller.get("/v1/measures/den-tredje-vei-sor-trondelag"),
            () -> caller.send("POST", "/v1/admin/keys", Administrator.NEW_KEY),
            () -> caller.send("POST", "/v1/admin/index/verify", ""))
        .map(
            asking ->
                CompletableFuture.supplyAsync(asking, asks -> Thread.ofPlatform().start(asks))
                    .orTimeout(BOUND_SECONDS, SECONDS))
        .toList();
  }

  private static void assertRefused(Answer answer) {
    Caller.refused(503, answer);
    assertEquals("5", answer.header("Retry-After"));
    assertFalse(answer.response().body().contains("xception"), answer.response().body());
  }

  private static void awaitReadiness(Service service, String status) {
    Api api = new Api(service.port());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!api.ok("/health/ready").body().get("status").textValue().equals(status)) {
      assertTrue(System.nanoTime() < deadline, "It never became " + status);
    }
  }
}
