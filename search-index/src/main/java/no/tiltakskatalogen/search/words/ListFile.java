package no.tiltakskatalogen.search.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A word list that comes with the program: one entry a line, {@code #} begins a comment, and blank
 * lines mean nothing.
 */
final class ListFile {

  private final String name;

  ListFile(String name) {
    this.name = name;
  }

  /** The entries, without comments. */
  List<String> lines() {
    try (InputStream in = ListFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The word list " + name + " is not in the program");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a list that has several on a line. */
  Stream<String> words() {
    return lines().stream().flatMap(line -> Arrays.stream(line.split("\\s+")));
  }

  /**
   * The two sides of each line that has them.
   *
   * @throws IllegalStateException if a line has not exactly two
   */
  List<Pair> pairs() {
    return lines().stream().map(this::pair).toList();
  }

  private Pair pair(String line) {
    String[] sides = line.split("=", -1);
    if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
      throw new IllegalStateException(
          "%s: expected \"words = meaning\", found \"%s\"".formatted(name, line));
    }
    return new Pair(sides[0].strip(), sides[1].strip());
  }

  /** The phrases of a line, which commas part. */
  static List<String> phrases(String side) {
    return Arrays.stream(side.split(","))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  /** The left and the right side of a line. */
  record Pair(String left, String right) {}
}
