package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.measure.MeasureContent;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a backup, also one taken from a running server, gives back the same catalogue. */
final class BackupTest {

  @TempDir private Path folder = Path.of("");

  private record Run(int code, String out, String err) {}

  private Run run(String dataDirectory, String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments =
        Stream.concat(
                Stream.of(command),
                Stream.of("--data-dir", folder.resolve(dataDirectory).toString()))
            .toArray(String[]::new);
    int code = Tiltak.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(code, out.toString(), err.toString());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private byte[] exported(String dataDirectory) throws IOException {
    Path file = folder.resolve(dataDirectory + ".ndjson");
    Run run = run(dataDirectory, "export", file.toString());
    assertEquals(0, run.code, run.err);
    return Files.readAllBytes(file);
  }

  private Service start(Path data) {
    return Service.start(Database.embedded(data), data, "localhost", 0, indexed -> {});
  }

  private static void write(Service service) {
    Measures measures = service.context().getBean(Measures.class);
    MeasureContent content = measures.createdAfter(0, 1).getFirst().measure().content();
    measures.save(
        List.of(new MeasureDocument(UUID.randomUUID(), content, new MeasureState.Published())),
        "test");
  }

  @Test
  void takenWhileServingItGivesBackTheSameCatalogueByteForByte() throws Exception {
    Path data = folder.resolve("data");
    try (DataDirectory held = DataDirectory.hold(data);
        Service service = start(held.path())) {
      write(service);
      Run backup = run("data", "backup", path("backup"));
      assertEquals(0, backup.code, backup.err);
    }
    assertEquals(0, run("restored", "restore", path("backup")).code);
    assertArrayEquals(exported("data"), exported("restored"));
    assertEquals(0, run("restored", "index", "verify").code);
    try (Service service = start(folder.resolve("restored"))) {
      assertEquals(92, new Api(service.port()).ok("/v1/measures").body().get("total").asInt());
    }
  }

  @Test
  void takenWithoutAServerItIsOfTheCatalogueAsItWasLeft() throws Exception {
    start(folder.resolve("data")).close();
    assertEquals(0, run("data", "backup", path("backup")).code);
    assertEquals(0, run("restored", "restore", path("backup")).code);
    assertArrayEquals(exported("data"), exported("restored"));

    Run again = run("data", "backup", path("backup"));
    assertEquals(1, again.code);
    assertTrue(again.err.contains("is not empty"), again.err);

    Run over = run("data", "restore", path("backup"));
    assertEquals(1, over.code);
    assertTrue(over.err.contains("There is a catalogue"), over.err);

    Files.write(folder.resolve("backup/catalogue.zip"), new byte[] {1, 2, 3});
    Run damaged = run("other", "restore", path("backup"));
    assertEquals(1, damaged.code);
    assertTrue(damaged.err.contains("is damaged"), damaged.err);
  }

  @Test
  void aFolderWithoutABackupIsRefused() {
    Run run = run("data", "restore", path("nothing"));
    assertEquals(1, run.code);
    assertTrue(run.err.contains("holds no complete backup"), run.err);
  }
}
