package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.cli.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose index lies on a disk that is really full. The disk is a small one in memory, which
 * Linux lets every user have in a name space of their own, unless that has been switched off.
 */
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {

  private static final List<String> OWN_DISK =
      List.of(
          "unshare",
          "--map-root-user",
          "--mount",
          "sh",
          "-c",
          "mount -t tmpfs -o size=16m none \"$0\" && exec \"$@\"");

  @TempDir private Path folder = Path.of("");

  private ProcessBuilder withOwnDisk(Path place, String... command) {
    return new ProcessBuilder(
        Stream.of(OWN_DISK.stream(), Stream.of(place.toString()), Stream.of(command))
            .flatMap(each -> each)
            .toList());
  }

  private Process start(Path data, String url) throws IOException {
    Path index = Files.createDirectories(data.resolve("index"));
    return withOwnDisk(
            index,
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Tiltak.class.getName(),
            "serve",
            "--port",
            "0",
            "--data-dir",
            data.toString(),
            "--db-url",
            url,
            "--db-user",
            "root")
        .redirectErrorStream(true)
        .start();
  }

  private static Path fill(Process process, Path index) throws IOException {
    // As the process sees it: nobody else sees its disk.
    Path ballast = Path.of("/proc/%d/root".formatted(process.pid()), index.toString(), "ballast");
    try (FileChannel file =
        FileChannel.open(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (file.size() < 32_000_000) {
        file.write(ByteBuffer.allocate(4_096));
      }
      throw new AssertionError("That disk is never full");
    } catch (IOException full) {
      assertTrue(String.valueOf(full.getMessage()).contains("No space left"), full.getMessage());
    }
    return ballast;
  }

  private static void await(Api api, String address, Predicate<JsonNode> state) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!state.test(api.ok(address).body())) {
      assertTrue(System.nanoTime() < deadline, address);
    }
  }

  @Test
  void theOldStateAnswersAndChangesWaitUntilThereIsSpace() throws Exception {
    Path place = Files.createDirectory(folder.resolve("try"));
    assumeTrue(withOwnDisk(place, "true").start().waitFor() == 0, "No disks of one's own here");
    String url = MariaDb.newDatabase();
    Database database = Database.server(url, "root", "");
    Path data = folder.resolve("full");
    try (Service writer =
        Service.start(database, folder.resolve("writer"), "localhost", 0, indexed -> {})) {
      Administrator administrator = new Administrator(writer);
      Process process = start(data, url);
      try (BufferedReader out = process.inputReader()) {
        int port = ProcessTest.port(ProcessTest.untilReady(out));
        Api api = new Api(port);
        Path ballast = fill(process, data.resolve("index"));
        administrator.write();
        await(api, "/health/ready", ready -> ready.get("status").textValue().equals("degraded"));
        administrator.write();
        assertEquals("up", api.ok("/health/ready").body().get("database").textValue());
        assertEquals(91, api.ok("/v1/measures").body().get("total").asInt());
        api.ok("/v1/measures?q=skole");
        Files.delete(ballast);
        await(api, "/v1/measures?limit=1", found -> found.get("total").asInt() == 93);
        await(api, "/health/ready", ready -> ready.get("status").textValue().equals("ready"));
        Answer report = administrator.at(port).send("POST", "/v1/admin/index/verify", "");
        assertEquals(200, report.status(), report.response().body());
        assertTrue(report.body().get("clean").asBoolean(), report.response().body());
        assertEquals(93, report.body().get("compared").asInt());
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }
}
