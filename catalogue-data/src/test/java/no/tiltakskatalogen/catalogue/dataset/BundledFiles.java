package no.tiltakskatalogen.catalogue.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The data set of this module, read, and its files. */
final class BundledFiles {

  static final DataSet DATA_SET = DataSetReader.readBundled();

  private BundledFiles() {}

  static List<Path> all() {
    try (Stream<Path> files = Files.walk(root())) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies all files, so that a test can spoil some. */
  static void copyTo(Path folder) throws IOException {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static Path root() {
    URL description = BundledFiles.class.getResource("/catalogue/dataset.yaml");
    try {
      URI place = Objects.requireNonNull(description).toURI();
      return Path.of(place).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
