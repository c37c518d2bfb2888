package no.tiltakskatalogen.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the README names all that can be configured. */
final class ConfigurationReferenceTest {

  private static final Path ROOT = Path.of(System.getProperty("repository.root"));
  private static final Pattern VARIABLE = Pattern.compile("TILTAK_[A-Z_]*[A-Z]");
  private static final Pattern OPTION = Pattern.compile("names = \"(--[a-z-]+)\"");

  @Test
  void everyEnvironmentVariableThatIsReadIsInTheTable() throws IOException {
    Set<String> read = new TreeSet<>(found(VARIABLE, Files.readString(ROOT.resolve("tiltak"))));
    try (Stream<Path> sources = Files.walk(ROOT.resolve("api/src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        read.addAll(found(VARIABLE, Files.readString(source)));
      }
    }
    read.removeAll(found(VARIABLE, table()));
    // A comment may name several by their common beginning.
    String table = table();
    read.removeIf(name -> table.contains(name + "_"));
    assertEquals(Set.of(), read);
  }

  @Test
  void everyOptionOfServingIsInTheTable() throws IOException {
    Set<String> options = new TreeSet<>();
    Path commands = ROOT.resolve("api/src/main/java/no/tiltakskatalogen/api/cli");
    try (Stream<Path> sources = Files.list(commands)) {
      for (Path source : sources.toList()) {
        String name = source.getFileName().toString();
        if (name.equals("ServeCommand.java") || name.endsWith("Options.java")) {
          options.addAll(found(OPTION, Files.readString(source)));
        }
      }
    }
    String table = table();
    options.removeIf(option -> table.contains("`" + option + "`"));
    assertEquals(Set.of(), options);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
    }
    return found;
  }

  /** The rows of the README's tables. */
  private static String table() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
      if (line.startsWith("|")) {
        rows.append(line).append('\n');
      }
    }
    return rows.toString();
  }
}
