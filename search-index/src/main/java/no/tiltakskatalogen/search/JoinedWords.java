package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import no.tiltakskatalogen.search.Sought.Need;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Word;
import org.jspecify.annotations.Nullable;

/**
 * Compounds that were typed as two words, in their own order (sommer skole) or with function words
 * between, the other way round (skole om sommeren).
 */
final class JoinedWords {

  /** What the two words count against the compound that they make. */
  private static final float JOINED = 0.9f;

  private final Norwegian norwegian;
  private final Terminology terminology;
  private final Dictionary dictionary;
  private final WordWays ways;

  JoinedWords(Norwegian norwegian, Terminology terminology, Dictionary dictionary, WordWays ways) {
    this.norwegian = norwegian;
    this.terminology = terminology;
    this.dictionary = dictionary;
    this.ways = ways;
  }

  /**
   * A compound of two content words.
   *
   * @param end the place of the word after it
   */
  record Joined(Sought sought, int end) {}

  /** The compound that begins at a word; null if the index knows none. */
  @Nullable Joined at(List<Token> words, int at) throws IOException {
    int second = nextContent(words, at + 1);
    Sought joined = second < 0 ? null : joined(words, at, second);
    return joined == null ? null : new Joined(joined, second + 1);
  }

  /** The place of the next content word, if only function words stand before it; else -1. */
  private int nextContent(List<Token> words, int from) {
    for (int at = from; at < words.size(); at++) {
      if (!norwegian.isFunctionWord(words.get(at).folded())) {
        return terminology.isWeak(words.get(at).folded()) ? -1 : at;
      }
    }
    return -1;
  }

  private @Nullable Sought joined(List<Token> words, int from, int to) throws IOException {
    String first = norwegian.word(words.get(from).folded()).concept();
    String second = norwegian.word(words.get(to).folded()).concept();
    boolean adjacent = to == from + 1;
    String compound =
        Word.compound(adjacent ? List.of(first, second) : List.of(second, first)).concept();
    String typed = words.get(from).folded() + words.get(to).folded();
    if (adjacent && dictionary.spelled(typed) > 0) {
      compound = norwegian.word(typed).concept();
    } else if (dictionary.frequency(compound) == 0) {
      return null;
    }
    List<String> both = List.of(first, second);
    List<Token> span = words.subList(from, to + 1);
    String text = QueryRuns.text(span);
    List<Variant> strong = new ArrayList<>();
    List<Variant> weak = new ArrayList<>();
    strong.add(WordWays.variant(Variant.Kind.WORD, text, new Variant.One(compound)));
    strong.add(
        new Variant(
            Variant.Kind.WORD,
            text,
            JOINED,
            new Variant.Near(both, 2 * (to - from) + WordWays.SLOP)));
    weak.add(WordWays.variant(Variant.Kind.COMPOUND, text, new Variant.All(both)));
    if (adjacent) {
      ways.addMeanings(List.of(new Token(typed, typed, 0, 0)), strong, weak);
    }
    return new Sought(text, ways.possible(strong), ways.possible(weak), Need.REQUIRED, null);
  }
}
