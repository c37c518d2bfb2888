package no.tiltakskatalogen.api.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.backup.StoreBackup;

/**
 * How a command asks the server that holds a data directory for a backup: by a file in that
 * directory. Whoever can write there has the catalogue in their hands anyway, so nothing else need
 * be proven, and no port is opened.
 */
final class BackupRequests implements Closeable {

  private static final String FOLDER = "requests";
  private static final String ASKED = ".backup";
  private static final String DONE = ".done";
  private static final String FAILED = ".failed";

  private static final long LOOK_MILLIS = 300;

  /** A server that runs sees a request well before. */
  private static final Duration UNTIL_SEEN = Duration.ofSeconds(30);

  private final Path folder;
  private final StoreBackup backup;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  private BackupRequests(Path folder, StoreBackup backup) {
    this.folder = folder;
    this.backup = backup;
    this.thread = Thread.ofPlatform().name("backup-requests").daemon().unstarted(this::listen);
  }

  /** Answers requests until closed. */
  static BackupRequests listen(Path dataDirectory, StoreBackup backup) {
    BackupRequests requests = new BackupRequests(dataDirectory.resolve(FOLDER), backup);
    requests.thread.start();
    return requests;
  }

  private void listen() {
    try {
      do {
        for (Path request : asked()) {
          answer(request);
        }
      } while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Path> asked() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ASKED)).toList();
    } catch (IOException e) {
      // Nobody has asked for anything yet.
      return List.of();
    }
  }

  private void answer(Path request) {
    String name = request.getFileName().toString();
    Path result = folder.resolve(name.substring(0, name.length() - ASKED.length()));
    try {
      Path target = Path.of(Files.readString(request));
      Files.delete(request);
      backup.write(target);
      Files.createFile(Path.of(result + DONE));
    } catch (IOException | RuntimeException e) {
      System.getLogger(BackupRequests.class.getName())
          .log(System.Logger.Level.ERROR, "A backup could not be written", e);
      try {
        Files.deleteIfExists(request);
        Files.createFile(Path.of(result + FAILED));
      } catch (IOException unable) {
        // The disk is full, or the folder gone; who asked will see that nothing comes.
      }
    }
  }

  /** Asks the server that holds a data directory to copy its database, and waits until it has. */
  static void ask(Path dataDirectory, Path zip) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(dataDirectory.resolve(FOLDER));
    String name = UUID.randomUUID().toString();
    Path request = folder.resolve(name + ASKED);
    Path draft = Files.writeString(folder.resolve(name), zip.toString());
    Files.move(draft, request, StandardCopyOption.ATOMIC_MOVE);
    long end = System.nanoTime() + UNTIL_SEEN.toNanos();
    while (true) {
      if (Files.deleteIfExists(folder.resolve(name + DONE))) {
        return;
      }
      if (Files.deleteIfExists(folder.resolve(name + FAILED))) {
        throw new StartupFailure(
            "The server could not write %s; its log tells why.".formatted(zip));
      }
      if (System.nanoTime() > end && withdraw(request)) {
        throw new StartupFailure(
            "The process that holds %s does not answer; it is no server that can make a backup."
                .formatted(dataDirectory));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Takes back a request; false if the server has it in hand. */
  private static boolean withdraw(Path request) throws IOException {
    try {
      Files.delete(request);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Ends when the copy at hand is written. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
