package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, as a user starts and stops it. */
final class ProcessTest {

  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/v1/about");

  @TempDir private Path folder = Path.of("");

  private Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Tiltak.class.getName(),
                "serve",
                "--port",
                "0",
                "--data-dir",
                folder.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static List<String> untilReady(BufferedReader out) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = out.readLine();
    while (line != null) {
      lines.add(line);
      if (line.startsWith("Ready")) {
        return lines;
      }
      line = out.readLine();
    }
    throw new AssertionError("It ended early: " + lines);
  }

  static int port(List<String> lines) {
    Matcher address = ADDRESS.matcher(String.join("\n", lines));
    assertTrue(address.find(), lines.toString());
    return Integer.parseInt(address.group(1));
  }

  @Test
  void itAnswersWhenItSaysSoAndStopsCleanlyWhenAskedTo() throws Exception {
    Process process = start();
    try (BufferedReader out = process.inputReader()) {
      Api api = new Api(port(untilReady(out)));
      assertEquals(91, api.ok("/v1/measures").body().get("total").asInt());
      process.toHandle().destroy();
      assertEquals("Stopped.", out.readLine());
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatIsBeingAnsweredWhenItIsAskedToStopIsAnsweredToTheEnd() throws Exception {
    Process process = start();
    try (BufferedReader out = process.inputReader()) {
      int port = port(untilReady(out));
      Api api = new Api(port);
      String last = api.ok("/v1/measures").header("X-Catalogue-Revision");
      CompletableFuture<Integer> poll =
          CompletableFuture.supplyAsync(
              () -> api.get("/v1/changes?wait=30&after=" + last).status());
      try (SlowReader export = SlowReader.of(port, "/v1/exports/measures.ndjson")) {
        // Both are under way: the one waits, and of the other the beginning has been read.
        while (!poll.isDone()
            && !api.ok("/metrics").response().body().contains("tiltak_changes_waiting 1")) {
          Thread.onSpinWait();
        }
        process.toHandle().destroy();
        assertEquals(200, poll.get(30, TimeUnit.SECONDS));
        assertEquals(91, export.linesToTheEnd());
      }
      assertEquals("Stopped.", out.readLine());
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void requestsAreLoggedAsJsonWithoutWhatWasAskedWhereThatIsWanted() throws Exception {
    Process process = start("--access-log", "--log-format", "json");
    try (BufferedReader out = process.inputReader()) {
      Api api = new Api(port(untilReady(out)));
      api.ok("/v1/measures?q=Kari+Nordmann", "X-Request-Id", "one-of-many");
      JsonNode line = new JsonMapper().readTree(out.readLine());
      assertEquals("INFO", line.get("level").textValue());
      assertEquals("one-of-many", line.at("/mdc/requestId").textValue());
      String message = line.get("formattedMessage").textValue();
      assertTrue(message.matches("GET /v1/measures 200 \\d+ ms"), message);
      assertFalse(line.toString().contains("Kari"), line.toString());
      assertFalse(line.toString().contains("127.0.0.1"), line.toString());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void afterAKillItStartsAgainWithEverything() throws Exception {
    Process killed = start();
    try (BufferedReader out = killed.inputReader()) {
      untilReady(out);
    } finally {
      killed.destroyForcibly().waitFor();
    }
    Process process = start();
    try (BufferedReader out = process.inputReader()) {
      List<String> lines = untilReady(out);
      assertTrue(lines.toString().contains("0 new, 0 updated, 91 unchanged"), lines.toString());
      assertEquals(91, new Api(port(lines)).ok("/health").body().get("measures").asInt());
    } finally {
      process.destroyForcibly();
    }
  }
}
