package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.tiltakskatalogen.search.Dictionary.Entry;
import org.apache.lucene.util.BytesRef;

/**
 * Finds what a word was meant to be that nobody spells so: the nearest word of the index, or one
 * that is understood, by the fewest letters left out, put in, exchanged or swapped (Damerau and
 * Levenshtein), or by what a scanner reads wrong.
 */
final class Spelling {

  /** Shorter words are too near to too many others. */
  private static final int SHORTEST = 5;

  private static final int SHORTEST_WITH_TWO = 9;
  private static final int LONGEST = 40;

  /** What scanners make of letters, folded. */
  private static final List<List<String>> MISREADINGS =
      List.of(
          List.of("0", "o"),
          List.of("1", "l"),
          List.of("1", "i"),
          List.of("5", "s"),
          List.of("6", "o"),
          List.of("8", "b"),
          List.of("rn", "m"),
          List.of("m", "rn"),
          List.of("cl", "d"),
          List.of("vv", "w"),
          List.of("ii", "u"),
          List.of("ri", "n"),
          List.of("ze", "a"),
          List.of("ce", "a"),
          List.of("fj", "fi"));

  private final Dictionary dictionary;
  private final Collection<BytesRef> understood;

  Spelling(Dictionary dictionary, Collection<BytesRef> understood) {
    this.dictionary = dictionary;
    this.understood = understood;
  }

  private final Map<String, Optional<String>> answered = new HashMap<>();

  /** The word that was most likely meant, folded. */
  Optional<String> nearest(String folded) throws IOException {
    Optional<String> known = answered.get(folded);
    if (known == null) {
      known = lookFor(folded);
      answered.put(folded, known);
    }
    return known;
  }

  /** What was found before; a word that was not looked for has nothing. */
  Optional<String> answer(String folded) {
    return answered.getOrDefault(folded, Optional.empty());
  }

  private Optional<String> lookFor(String folded) throws IOException {
    if (folded.length() < SHORTEST - 1 || folded.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> read = misread(folded);
    if (read.isPresent() || folded.length() < SHORTEST) {
      return read;
    }
    Optional<String> near = within(folded, 1);
    if (near.isEmpty()) {
      near = parted(folded);
    }
    return near.isEmpty() && folded.length() >= SHORTEST_WITH_TWO ? within(folded, 2) : near;
  }

  private Optional<String> misread(String folded) throws IOException {
    Set<String> readings = new LinkedHashSet<>();
    for (List<String> misreading : MISREADINGS) {
      String once = folded.replace(misreading.getFirst(), misreading.getLast());
      readings.add(once);
      for (List<String> second : MISREADINGS) {
        readings.add(once.replace(second.getFirst(), second.getLast()));
      }
    }
    readings.remove(folded);
    for (String reading : readings) {
      if (dictionary.spelled(reading) > 0) {
        return Optional.of(reading);
      }
    }
    return Optional.empty();
  }

  private Optional<String> within(String folded, int edits) throws IOException {
    // Who is wrong twice is hardly wrong in the first letter, and most words begin with another.
    NearTerms near = new NearTerms(folded, edits, edits - 1);
    List<Entry> found = new ArrayList<>(dictionary.near(TextFields.WORDS, near));
    for (BytesRef word : understood) {
      if (near.has(word)) {
        // Of equally near words, one that a measure has is meant rather than one that none has.
        found.add(new Entry(word.utf8ToString(), 0));
      }
    }
    char first = folded.charAt(0);
    return found.stream()
        .filter(entry -> entry.word().length() >= SHORTEST - 1)
        .max(
            Comparator.<Entry, Boolean>comparing(entry -> entry.word().charAt(0) == first)
                .thenComparing(Entry::frequency)
                .thenComparing(Entry::word))
        .map(Entry::word);
  }

  /** Two words that were typed as one. */
  private Optional<String> parted(String folded) throws IOException {
    for (int i = 3; i <= folded.length() - 3; i++) {
      if (dictionary.spelled(folded.substring(0, i)) > 0
          && dictionary.spelled(folded.substring(i)) > 0) {
        return Optional.of(folded.substring(0, i) + " " + folded.substring(i));
      }
    }
    return Optional.empty();
  }
}
