package no.tiltakskatalogen.api.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The formatter check. It runs as a test because the formatter needs a JDK that knows the language
 * of the sources, while Maven itself may run on an older one.
 */
final class SourceFormatTest {

  private static final Path ROOT = Path.of(System.getProperty("repository.root")).normalize();
  private static final boolean WRITE = Boolean.getBoolean("format.write");

  @Test
  void everySourceIsFormatted() throws IOException, FormatterException {
    Formatter formatter = new Formatter();
    List<String> unformatted = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      String clean = RemoveUnusedImports.removeUnusedImports(text);
      String ordered = ImportOrderer.reorderImports(clean, JavaFormatterOptions.Style.GOOGLE);
      String formatted = formatter.formatSource(ordered);
      if (!formatted.equals(text)) {
        if (WRITE) {
          Files.writeString(file, formatted);
        } else {
          unformatted.add(ROOT.relativize(file).toString());
        }
      }
    }
    assertEquals(
        List.of(),
        unformatted,
        "Format with: mvn test -pl api -am -Dtest=SourceFormatTest -Dformat.write=true"
            + " -Dsurefire.failIfNoSpecifiedTests=false");
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("api", "catalogue-data", "search-index")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
