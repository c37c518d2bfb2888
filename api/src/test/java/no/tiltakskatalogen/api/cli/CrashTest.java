package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import no.tiltakskatalogen.api.indexing.IndexFollower;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.api.indexing.IndexReport;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.search.MeasureIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a catalogue which is killed at any moment, while it writes, commits and builds its index,
 * has everything it said it had. A round in every build; more with {@code -Dcrash.rounds=50}.
 */
final class CrashTest {

  private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);

  /** No round writes more before it is killed. */
  private static final int MOST_WRITES = 40;

  /** How long a commit is waited for, to kill in the middle of it. */
  private static final Duration TO_COMMIT = Duration.ofSeconds(5);

  @TempDir private Path folder = Path.of("");

  @Test
  void onH2NothingIsLostInRebuilds() throws Exception {
    crash("", "rebuild");
  }

  @Test
  void onMariaDbNothingIsLostInRebuilds() throws Exception {
    crash(MariaDb.newDatabase(), "rebuild");
  }

  @Test
  void onH2NothingIsLostInCommits() throws Exception {
    crash("", "commit");
  }

  @Test
  void onMariaDbNothingIsLostInCommits() throws Exception {
    crash(MariaDb.newDatabase(), "commit");
  }

  private void crash(String url, String work) throws Exception {
    Random random = new Random(4);
    Set<String> acknowledged = new HashSet<>();
    int halfCommitted = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      writeUntilKilled(url, work, 1 + random.nextInt(MOST_WRITES), acknowledged);
      halfCommitted += isHalfCommitted() ? 1 : 0;
      check(url, acknowledged, "round " + round);
    }
    assertTrue(acknowledged.size() >= ROUNDS);
    System.out.printf(
        "%d kills in %s on %s, %d of them between the two steps of a commit: nothing lost of %d%n",
        ROUNDS, work, url.isEmpty() ? "H2" : "MariaDB", halfCommitted, acknowledged.size());
  }

  /** Lucene names the files of a commit so before it gives them their lasting name. */
  private boolean isHalfCommitted() {
    return isHalfCommitted(folder.resolve("index").toFile());
  }

  private static boolean isHalfCommitted(File file) {
    // Files come and go meanwhile; what has gone has no files.
    File[] files = file.listFiles();
    return file.getName().startsWith("pending_segments")
        || (files != null && Arrays.stream(files).anyMatch(CrashTest::isHalfCommitted));
  }

  private void awaitCommit() {
    long deadline = System.nanoTime() + TO_COMMIT.toNanos();
    while (!isHalfCommitted() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private void writeUntilKilled(String url, String work, int writes, Set<String> acknowledged)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WritingService.class.getName(),
                folder.toString(),
                url,
                work)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader()) {
      for (int i = 0; i < writes; i++) {
        acknowledged.add(id(out.readLine()));
      }
      if (work.equals("commit")) {
        awaitCommit();
      }
      // Not by the process itself, which would close its output before it is read to the end.
      process.toHandle().destroyForcibly();
      // What it said with its last breath counts, too.
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.length() == 36) {
          acknowledged.add(line);
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String id(String line) {
    assertTrue(line != null && line.length() == 36, "It ended early: " + line);
    return line;
  }

  private void check(String url, Set<String> acknowledged, String round) throws Exception {
    try (Service service =
        Service.start(
            WritingService.database(url, folder), folder, "localhost", 0, indexed -> {})) {
      Measures measures = service.context().getBean(Measures.class);
      IndexFollower follower = service.context().getBean(IndexFollower.class);
      assertTrue(
          service
              .context()
              .getBean(IndexProgress.class)
              .await(measures.lastChange(), Duration.ofSeconds(60)),
          round);
      IndexReport report = follower.verify();
      assertTrue(report.clean(), round + ": " + report);
      assertEquals(
          acknowledged.size(), measures.withIds(acknowledged).size(), round + ": some are lost");
      assertEquals(report.compared(), service.context().getBean(MeasureIndex.class).size(), round);
    }
  }
}
