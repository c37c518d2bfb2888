package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That files of the index which are damaged, wherever and whenever, are replaced by themselves. */
final class DamagedIndexTest {

  @TempDir private Path folder = Path.of("");

  private interface Damage {
    void to(IndexFiles files) throws IOException;
  }

  private Service start() {
    return Service.start(Database.embedded(folder), folder, "localhost", 0, indexed -> {});
  }

  private IndexFiles files() {
    return new IndexFiles(folder);
  }

  @TestFactory
  List<DynamicTest> whatWasDamagedWhileItWasStoppedIsBuiltAnewAtTheStart() {
    return List.of(
        afterwards("a flipped byte", files -> IndexFiles.flip(files.largest())),
        afterwards("a file cut short", files -> IndexFiles.cut(files.largest(), 100)),
        afterwards("a missing file", files -> Files.delete(files.largest())),
        afterwards("a cut list of files", files -> IndexFiles.cut(files.list(), 20)),
        afterwards("no list of files", files -> Files.delete(files.list())));
  }

  private DynamicTest afterwards(String name, Damage damage) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          start().close();
          damage.to(files());
          try (Service service = start()) {
            new Administrator(service).assertAllIsThere(91);
          }
        });
  }

  @TestFactory
  List<DynamicTest> whatIsDamagedWhileItRunsIsFoundByAVerificationAndBuiltAnew() {
    return List.of(
        meanwhile("a flipped byte", 91, files -> IndexFiles.flip(files.largest())),
        meanwhile("a missing file", 92, files -> Files.delete(files.largest())));
  }

  private DynamicTest meanwhile(String name, int before, Damage damage) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          try (Service service = start()) {
            Administrator administrator = new Administrator(service);
            damage.to(files());
            Answer found = Caller.refused(503, administrator.post("/v1/admin/index/verify"));
            assertEquals("5", found.header("Retry-After"));
            administrator.assertAllIsThere(before);
            administrator.write();
            administrator.assertAllIsThere(before + 1);
          }
        });
  }

  @Test
  void aRebuildThatWasAskedForMendsItToo() throws Exception {
    try (Service service = start()) {
      Administrator administrator = new Administrator(service);
      IndexFiles.flip(files().largest());
      assertEquals(202, administrator.post("/v1/admin/index/rebuild").status());
      administrator.assertAllIsThere(91);
    }
  }

  /** What is cut off is a fault of the machine for whoever reads it, as a bad sector is. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aSearchThatMeetsDamageIsRefusedUntilTheIndexIsBuiltAnew() throws Exception {
    try (Service service = start()) {
      Administrator administrator = new Administrator(service);
      Api api = new Api(service.port());
      IndexFiles.cut(files().largest(), 0);
      Answer answer = api.get("/v1/measures?q=skole");
      Caller.refused(503, answer);
      assertEquals("5", answer.header("Retry-After"));
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (answer.status() != 200) {
        assertEquals(503, answer.status(), answer.response().body());
        assertTrue(System.nanoTime() < deadline, "It was never mended");
        answer = api.get("/v1/measures?q=skole");
      }
      administrator.assertAllIsThere(91);
    }
  }
}
