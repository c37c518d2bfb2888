package no.tiltakskatalogen.search;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an index: numbered sub-folders, the highest of which is in use. One that is being
 * built has another name until it is complete, so that a crash leaves nothing that looks whole.
 */
final class IndexFolder {

  private static final String COMPLETE = "index-";
  private static final String BUILDING = "building-";

  private final Path root;
  private final Storage storage;

  IndexFolder(Path root, Storage storage) {
    this.root = root;
    this.storage = storage;
    try {
      Files.createDirectories(root);
      remove(BUILDING, Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new IndexFault(e);
    }
  }

  /** The newest index that can be read; null if there is none. */
  @Nullable Generation openNewest(TextFields texts, String configuration) {
    List<Integer> newestFirst =
        numbers(COMPLETE).stream().sorted(Comparator.reverseOrder()).toList();
    for (int number : newestFirst) {
      try {
        return open(root.resolve(COMPLETE + number), texts, configuration);
      } catch (DamagedIndex e) {
        System.getLogger(IndexFolder.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "The index in {0} is damaged, or another version's, and will be rebuilt.",
                root);
      } catch (IOException e) {
        // Whole, but somebody else's, or on a disk that is full: to build another in its place
        // would take it away.
        throw new IndexFault(e);
      }
    }
    return null;
  }

  /** As {@link Generation#open}. */
  Generation open(Path folder, TextFields texts, String configuration) throws IOException {
    return Generation.open(storage, folder, texts, configuration);
  }

  /** An empty index, in a folder to build it in. */
  Generation create(TextFields texts, String configuration) throws IOException {
    return Generation.create(storage, next(), texts, configuration);
  }

  /** Gives the space back that an index takes which nobody is going to complete. */
  void giveUp(Generation building) throws IOException {
    IOUtils.rm(building.folder());
  }

  private Path next() throws IOException {
    int newest = numbers(COMPLETE).stream().max(Comparator.naturalOrder()).orElse(0);
    Path folder = root.resolve(BUILDING + (newest + 1));
    IOUtils.rm(folder);
    return Files.createDirectory(folder);
  }

  /** Gives a complete index its lasting name. */
  Path complete(Generation building) throws IOException {
    Path folder = building.folder();
    String number = folder.getFileName().toString().substring(BUILDING.length());
    return Files.move(folder, root.resolve(COMPLETE + number), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes all but the newest index. */
  void removeOld() throws IOException {
    remove(COMPLETE, numbers(COMPLETE).stream().max(Comparator.naturalOrder()).orElse(0));
  }

  /** All its files, in bytes. Files and folders may go while they are counted. */
  long bytes() {
    AtomicLong bytes = new AtomicLong();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes.addAndGet(attributes.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new IndexFault(e);
    }
    return bytes.get();
  }

  private void remove(String prefix, int before) throws IOException {
    for (int number : numbers(prefix)) {
      if (number < before) {
        IOUtils.rm(root.resolve(prefix + number));
      }
    }
  }

  private List<Integer> numbers(String prefix) {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.matches(prefix + "\\d{1,9}"))
          .map(name -> Integer.valueOf(name.substring(prefix.length())))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new IndexFault(e);
    }
  }
}
