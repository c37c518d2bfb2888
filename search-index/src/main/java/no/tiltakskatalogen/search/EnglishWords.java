package no.tiltakskatalogen.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which words are English. Phrases are known by Norwegian stems, by which "jobbe" would be the
 * English "job" and "sommeren" the English "summer".
 */
final class EnglishWords {

  private static final List<String> ENDINGS = List.of("s", "es", "d", "ed", "ing");

  private final Set<String> words = new HashSet<>();

  void add(String folded) {
    words.add(folded);
  }

  /** Whether it is one of the words, or one of them with an English ending. */
  boolean has(String folded) {
    return words.contains(folded)
        || ENDINGS.stream()
            .filter(folded::endsWith)
            .map(ending -> folded.substring(0, folded.length() - ending.length()))
            .anyMatch(start -> words.contains(start) || words.contains(start + "e"));
  }
}
