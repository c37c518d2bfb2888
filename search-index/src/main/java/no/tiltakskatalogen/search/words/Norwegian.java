package no.tiltakskatalogen.search.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.NorwegianStemmer;

/**
 * Knows what Norwegian words have in common: their inflections, their two written forms, and the
 * parts of compounds.
 *
 * <p>A compound is taken apart if all of it can be covered by known parts, as few as possible, with
 * nothing, an s or an e between them; only the last is inflected. What is left of a word is its
 * stem by Snowball's rules, with a doubled last consonant made single, so that ungdommen and ungdom
 * meet.
 *
 * <p>Thread-safe.
 */
public final class Norwegian {

  private static final int SHORTEST_PART = 2;
  private static final int SHORTEST_LAST_PART = 3;

  /** The longest that is taken off a word: -hetenes, and a doubled consonant before it. */
  private static final int LONGEST_ENDING = 9;

  /** No Norwegian compound of the field is longer; taking one apart costs its length squared. */
  private static final int LONGEST_COMPOUND = 60;

  /** So many words are remembered: several times those of the real catalogue, some megabytes. */
  private static final int REMEMBERED = 20_000;

  private final AnalysisLists lists;
  private final Map<String, String> formsByStem = new HashMap<>();

  /** What the parts of a compound are called in the index, by how they stand before another. */
  private final Map<String, String> parts = new HashMap<>();

  /** The same for the last part, by its stem. */
  private final Map<String, String> lastParts = new HashMap<>();

  private final Set<String> generalParts = new HashSet<>();
  private final int longestPart;
  private final Map<String, Word> remembered = new ConcurrentHashMap<>();
  private final Map<String, Reading> readings = new ConcurrentHashMap<>();

  public Norwegian(AnalysisLists lists) {
    this.lists = lists;
    lists.writtenForms().forEach((form, meaning) -> formsByStem.putIfAbsent(stem(form), meaning));
    for (String part : lists.parts()) {
      addPart(part, concept(part));
    }
    // What another form of a part is called, unless the lists say that it is a part itself.
    lists
        .writtenForms()
        .forEach(
            (form, meaning) -> {
              if (lists.parts().contains(meaning) && !lists.parts().contains(form)) {
                addPart(form, concept(meaning));
              }
            });
    lists.generalParts().forEach(part -> generalParts.add(concept(part)));
    longestPart = parts.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  private void addPart(String form, String concept) {
    parts.put(form, concept);
    lastParts.putIfAbsent(stem(form), concept);
    String override = lists.stems().get(form);
    if (override != null) {
      lastParts.putIfAbsent(override, concept);
    }
  }

  /** Differs whenever a word may become another term. */
  public String version() {
    return "3-" + lists.checksum();
  }

  /**
   * What a word is in the index.
   *
   * @param folded as {@link Folding#fold} leaves it
   */
  public Word word(String folded) {
    Word known = remembered.get(folded);
    if (known == null) {
      known = analysed(folded);
      if (remembered.size() >= REMEMBERED) {
        remembered.clear();
      }
      if (folded.length() <= LONGEST_COMPOUND) {
        remembered.put(folded, known);
      }
    }
    return known;
  }

  /**
   * A word as it stands in a text.
   *
   * @param function whether it says nothing of what the text is about
   */
  public record Reading(String folded, Word word, boolean function) {}

  /** Reads a word as it stands in a text; texts repeat their words, so this mostly looks it up. */
  public Reading read(String written) {
    Reading known = readings.get(written);
    if (known == null) {
      String folded = Folding.fold(written);
      known = new Reading(folded, word(folded), isFunctionWord(folded));
      if (readings.size() >= REMEMBERED) {
        readings.clear();
      }
      if (written.length() <= LONGEST_COMPOUND) {
        readings.put(written, known);
      }
    }
    return known;
  }

  private Word analysed(String folded) {
    if (folded.length() <= LONGEST_COMPOUND && !lists.stems().containsKey(folded)) {
      List<String> split = split(folded);
      if (split.size() > 1) {
        return Word.compound(split);
      }
    }
    return Word.simple(concept(folded));
  }

  /** Whether a word says nothing of what a text is about. */
  public boolean isFunctionWord(String folded) {
    return lists.functionWords().contains(folded);
  }

  /** Whether the part of a compound says too little to be looked for without the others. */
  public boolean isGeneral(String concept) {
    return generalParts.contains(concept);
  }

  private String concept(String word) {
    String override = lists.stems().get(word);
    if (override != null) {
      return override;
    }
    String other = lists.writtenForms().get(word);
    String stem = stem(other == null ? word : other);
    if (other == null) {
      String byStem = formsByStem.get(stem);
      if (byStem != null) {
        other = byStem;
        stem = stem(byStem);
      }
    }
    return other == null ? stem : lists.stems().getOrDefault(other, stem);
  }

  private static String stem(String word) {
    String stem = snowball(withBokmaalEnding(word));
    if (stem.length() > SHORTEST_TWICE && stem.endsWith("er")) {
      // Sommeren has lost one ending and has the other left; sommer has lost the only one it had.
      stem = snowball(stem);
    }
    int last = stem.length() - 1;
    boolean doubled =
        last > 1
            && stem.charAt(last) == stem.charAt(last - 1)
            && "aeiouy".indexOf(stem.charAt(last)) < 0
            && Character.isLetter(stem.charAt(last));
    return doubled ? stem.substring(0, last) : stem;
  }

  private static final int SHORTEST_TWICE = 4;

  private static String snowball(String word) {
    NorwegianStemmer stemmer = new NorwegianStemmer();
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  /** Nynorsk -heit is bokmål -het, whatever the word. */
  private static String withBokmaalEnding(String word) {
    int at = word.lastIndexOf("heit");
    return at > 2 && word.length() - at <= "heitene".length()
        ? word.substring(0, at) + "het" + word.substring(at + "heit".length())
        : word;
  }

  private static final int NONE = Integer.MAX_VALUE / 2;

  /** The parts of a compound; one for a word that is a part itself, none for any other. */
  private List<String> split(String word) {
    int length = word.length();
    // The fewest parts that cover the word from a place to its end, and the first of them.
    int[] fewest = new int[length + 1];
    int[] next = new int[length + 1];
    @Nullable String[] first = new @Nullable String[length + 1];
    for (int from = length - SHORTEST_PART; from >= 0; from--) {
      fewest[from] = NONE;
      String last = lastPart(word.substring(from));
      if (last != null) {
        fewest[from] = 1;
        next[from] = length;
        first[from] = last;
        continue;
      }
      int longest = Math.min(longestPart, length - from - SHORTEST_LAST_PART);
      for (int size = longest; size >= SHORTEST_PART; size--) {
        String part = parts.get(word.substring(from, from + size));
        if (part != null) {
          int end = from + size;
          char joint = word.charAt(end);
          for (int to = end; to <= (joint == 's' || joint == 'e' ? end + 1 : end); to++) {
            if (to <= length - SHORTEST_PART && fewest[to] + 1 < fewest[from]) {
              fewest[from] = fewest[to] + 1;
              next[from] = to;
              first[from] = part;
            }
          }
        }
      }
    }
    if (fewest[0] >= NONE || length < SHORTEST_PART) {
      return List.of();
    }
    List<String> split = new ArrayList<>();
    for (int at = 0; at < length; at = next[at]) {
      String part = first[at];
      if (part != null) {
        split.add(part);
      }
    }
    return List.copyOf(split);
  }

  private @Nullable String lastPart(String rest) {
    if (rest.length() < SHORTEST_LAST_PART || !mayBeLastPart(rest)) {
      return null;
    }
    String override = lists.stems().get(rest);
    String known = parts.get(rest);
    if (known == null && override != null) {
      known = lastParts.get(override);
    }
    return known == null ? lastParts.get(stem(rest)) : known;
  }

  /** Taking off endings is dear: only what begins with the stem of a part can be one. */
  private boolean mayBeLastPart(String rest) {
    if (parts.containsKey(rest) || lists.stems().containsKey(rest)) {
      return true;
    }
    int shortest = Math.max(SHORTEST_PART, rest.length() - LONGEST_ENDING);
    for (int end = rest.length(); end >= shortest; end--) {
      if (lastParts.containsKey(rest.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
