package no.tiltakskatalogen.api.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder with the index and the embedded database, held by one process at a time. */
final class DataDirectory implements Closeable {

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates the folder if need be and takes hold of it. */
  static DataDirectory hold(Path folder) {
    return tryHold(folder)
        .orElseThrow(
            () ->
                new StartupFailure(
                    ("The data directory %s is in use by another process. Stop that one, or choose"
                            + " another with --data-dir.")
                        .formatted(folder)));
  }

  /** Like {@link #hold}, but empty if another process holds it. */
  static Optional<DataDirectory> tryHold(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    if (path.toString().contains(";")) {
      throw new StartupFailure("The path of the data directory must not have a semicolon in it.");
    }
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DataDirectory(path, channel));
    } catch (FileAlreadyExistsException e) {
      throw new StartupFailure("%s is a file; --data-dir wants a folder.".formatted(folder));
    } catch (IOException e) {
      throw notWritable(folder);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static StartupFailure notWritable(Path folder) {
    return new StartupFailure(
        ("The data directory %s cannot be written to. Give this user the right to, or choose another"
                + " with --data-dir.")
            .formatted(folder));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
