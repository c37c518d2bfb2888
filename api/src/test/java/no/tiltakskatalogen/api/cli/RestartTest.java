package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Api.Answer;
import no.tiltakskatalogen.catalogue.measure.Lookup;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a catalogue keeps when it is stopped and started again. */
final class RestartTest {

  @TempDir private Path folder = Path.of("");

  private Service start() {
    return start(0);
  }

  private Service start(int port) {
    return Service.start(Database.embedded(folder), folder, "localhost", port, indexed -> {});
  }

  private List<String> indexes() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("index"))) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private static void withdraw(Service service, String slug) {
    Measures measures = service.context().getBean(Measures.class);
    Lookup.Found found = (Lookup.Found) measures.lookup(slug, Viewer.ANONYMOUS);
    measures.save(
        List.of(
            new MeasureDocument(
                found.measure().id(),
                found.measure().content(),
                new MeasureState.Withdrawn("Avsluttet"))),
        "test");
  }

  @Test
  void theIndexIsGoneOnWithAndNotBuiltAnew() throws IOException {
    start().close();
    List<String> before = indexes();
    start().close();
    assertEquals(before, indexes());
  }

  @Test
  void aCursorStillLeadsOn() {
    String next;
    try (Service service = start()) {
      next = new Api(service.port()).ok("/v1/measures?limit=50").body().get("next").textValue();
    }
    try (Service service = start()) {
      Api api = new Api(service.port());
      assertEquals(41, api.ok("/v1/measures?limit=50&cursor=" + next).titles().size());
    }
  }

  @Test
  void aDatabasePutBackFromABackupIsWhatSearchesFind() throws IOException {
    start().close();
    Path database = folder.resolve("catalogue.mv.db");
    Path backup = Files.copy(database, folder.resolve("backup"));
    try (Service service = start()) {
      withdraw(service, "den-tredje-vei-sor-trondelag");
    }
    Files.move(backup, database, StandardCopyOption.REPLACE_EXISTING);
    try (Service service = start()) {
      Api api = new Api(service.port());
      assertEquals(91, api.ok("/v1/measures").body().get("total").asInt());
      api.ok("/v1/measures/den-tredje-vei-sor-trondelag");
    }
  }

  @Test
  void whoHasAnAnswerFromBeforeABackupWasPutBackIsToldThatItIsAnother() throws IOException {
    String search = "/v1/measures?q=seilkurs";
    start().close();
    Path database = folder.resolve("catalogue.mv.db");
    Path backup = Files.copy(database, folder.resolve("backup"));
    int port;
    String tag;
    String revision;
    try (Service service = start()) {
      port = service.port();
      Answer answer = afterSaving(service, "Kajakkurs", search);
      tag = answer.header("ETag");
      revision = answer.header("X-Catalogue-Revision");
    }
    Files.move(backup, database, StandardCopyOption.REPLACE_EXISTING);
    try (Service service = start(port)) {
      assertEquals(
          revision, afterSaving(service, "Seilkurs", search).header("X-Catalogue-Revision"));
      Answer answer = new Api(port).get(search, "If-None-Match", tag);
      assertEquals(200, answer.status());
      assertEquals(List.of("Seilkurs"), answer.titles());
    }
  }

  private static Answer afterSaving(Service service, String title, String search) {
    Written written = Written.to(service);
    written.save(UUID.randomUUID(), title);
    Api api = new Api(service.port());
    written.awaitIndexed(api);
    return api.ok(search);
  }

  @Test
  void anIndexThatWasDeletedIsBuiltAnew() throws IOException {
    start().close();
    try (Stream<Path> files = Files.walk(folder.resolve("index"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    try (Service service = start()) {
      assertEquals(91, new Api(service.port()).ok("/v1/measures").body().get("total").asInt());
    }
  }
}
