package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.catalogue.identity.Role;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one MariaDB, each with an index of its own. */
final class TwoServersTest {

  /** What the follower promises; the test itself may be slow. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder = Path.of("");
  private final String url = MariaDb.newDatabase();

  private Service start(String name) {
    Path own = folder.resolve(name);
    return Service.start(Database.server(url, "root", ""), own, "localhost", 0, indexed -> {});
  }

  private static String write(Service service) {
    Measures measures = service.context().getBean(Measures.class);
    MeasureContent content = measures.createdAfter(0, 1).getFirst().measure().content();
    UUID id = UUID.randomUUID();
    measures.save(List.of(new MeasureDocument(id, content, new MeasureState.Published())), "test");
    return id.toString();
  }

  private static void assertFinds(Service service, long change, int measures) throws Exception {
    IndexFollower follower = service.context().getBean(IndexFollower.class);
    assertTrue(service.context().getBean(IndexProgress.class).await(change, SOON));
    assertEquals(measures, new Api(service.port()).ok("/v1/measures").body().get("total").asInt());
    assertTrue(follower.verify().clean());
  }

  private static long lastChange(Service service) {
    return service.context().getBean(Measures.class).lastChange();
  }

  @Test
  void aWriteThroughOneIsFoundThroughTheOtherAndOneThatWasAwayCatchesUp() throws Exception {
    try (Service first = start("first")) {
      try (Service second = start("second")) {
        write(first);
        assertFinds(second, lastChange(first), 92);
        write(second);
        assertFinds(first, lastChange(second), 93);
      }
      write(first);
      try (Service second = start("second")) {
        assertFinds(second, lastChange(first), 94);
      }
      delete(folder.resolve("second/index"));
      try (Service second = start("second")) {
        assertFinds(second, lastChange(first), 94);
      }
    }
  }

  @Test
  void onlyOneOfThemServesWebhooks() throws Exception {
    Map<String, Object> settings = Map.of("tiltak.webhooks.allow-private", true);
    Database store = Database.server(url, "root", "");
    Path own = folder.resolve("first");
    try (WebhookReceiver receiver = new WebhookReceiver();
        Service first = Service.start(store, own, "localhost", 0, indexed -> {}, settings);
        Service second =
            Service.start(
                store, folder.resolve("second"), "localhost", 0, indexed -> {}, settings)) {
      Caller portal = Administrator.caller(first, Role.PORTAL, null);
      String body = "{\"url\": \"%s\"}".formatted(receiver.url());
      Answer made = portal.send("POST", "/v1/webhooks", body);
      portal.send("POST", made.header("Location") + "/verify", "");
      List<Long> told = new ArrayList<>();
      List<Long> written = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        write(i % 2 == 0 ? first : second);
        written.add(lastChange(first));
        told.addAll(receiver.next().numbers());
      }
      assertEquals(written, told);
      assertEquals(0, receiver.waiting());
    }
  }

  private static void delete(Path index) throws IOException {
    try (Stream<Path> files = Files.walk(index)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
