package no.tiltakskatalogen.search.words;

import java.util.ArrayList;
import java.util.List;

/**
 * What a word is in the index.
 *
 * @param concept one term for all forms of the word; the parts with a plus between for a compound
 * @param parts of a compound, from the left: each a concept of its own; none for another word
 * @param inner the parts, and the shorter compounds in a compound of three or more: lærekandidat +
 *     ordning
 */
public record Word(String concept, List<String> parts, List<String> inner) {

  private static final String BETWEEN = "+";

  public Word {
    parts = List.copyOf(parts);
    inner = List.copyOf(inner);
  }

  static Word simple(String concept) {
    return new Word(concept, List.of(), List.of());
  }

  /** The compound of parts. */
  public static Word compound(List<String> parts) {
    return new Word(String.join(BETWEEN, parts), parts, inner(parts));
  }

  public boolean isCompound() {
    return !parts.isEmpty();
  }

  private static List<String> inner(List<String> parts) {
    List<String> inner = new ArrayList<>(parts);
    for (int length = 2; length < parts.size(); length++) {
      for (int from = 0; from + length <= parts.size(); from++) {
        inner.add(String.join(BETWEEN, parts.subList(from, from + length)));
      }
    }
    return inner;
  }
}
