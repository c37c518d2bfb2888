package no.tiltakskatalogen.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexFolderTest {

  private static final int TIMES = 1_000;

  @Test
  void itsSizeIsToldWhileFilesAndFoldersComeAndGo(@TempDir Path root) throws Exception {
    IndexFolder folder = new IndexFolder(root, FSDirectory::open);
    Files.write(root.resolve("stays"), new byte[10]);
    try (ExecutorService busy = Executors.newSingleThreadExecutor()) {
      Future<?> coming = busy.submit(() -> comeAndGo(root.resolve("index-1")));
      while (!coming.isDone()) {
        assertTrue(folder.bytes() >= 10);
      }
      coming.get();
    }
  }

  private static void comeAndGo(Path folder) {
    try {
      for (int time = 0; time < TIMES; time++) {
        Files.createDirectory(folder);
        Files.write(folder.resolve("segment"), new byte[1]);
        IOUtils.rm(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
