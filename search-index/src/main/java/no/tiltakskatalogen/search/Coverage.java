package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.tiltakskatalogen.search.Relevance.Component;
import no.tiltakskatalogen.search.words.Token;

/**
 * Decides whether a query is about anything that is here: what is not is better answered with
 * nothing than with whatever has one of its words.
 */
final class Coverage {

  private final Relevance relevance;
  private final Dictionary dictionary;
  private final Spelling spelling;
  private final Writing written;

  Coverage(Relevance relevance, Dictionary dictionary, Spelling spelling, Writing written) {
    this.relevance = relevance;
    this.dictionary = dictionary;
    this.spelling = spelling;
    this.written = written;
  }

  /** How a folded word is written. */
  interface Writing {
    String of(String folded) throws IOException;
  }

  /** A query is answered if at least this share of its words is known. */
  private static final double KNOWN_WORDS = 0.66;

  /** Or if the known words say this much of what all its words would. */
  private static final double KNOWN_INFORMATION = 0.4;

  /** A word that only occurs in passing, in no title and no tag, is less of a subject. */
  private static final double IN_PASSING = 0.4;

  /** Whether enough of a query is known to answer it. */
  boolean isEnough(List<Sought> sought, List<Token> unknown) throws IOException {
    List<Sought> required = new ArrayList<>();
    for (Sought each : sought) {
      // A word that is only wished for, but a subject here, is a word that is known.
      if (each.required() || isSubject(each)) {
        required.add(each);
      }
    }
    if (required.isEmpty() || !relevance.has(Component.ENOUGH_KNOWN)) {
      return unknown.isEmpty() || !required.isEmpty();
    }
    double known = 0;
    boolean subject = false;
    for (Sought each : required) {
      boolean kin = each.strong().stream().allMatch(way -> way.kind() == Variant.Kind.RELATED);
      boolean own = !kin && isSubject(each);
      subject |= own;
      known += (own ? 1 : IN_PASSING) * dictionary.information(dictionary.frequency(each));
    }
    int words = required.size() + unknown.size();
    return unknown.isEmpty()
        || (subject && required.size() >= KNOWN_WORDS * words)
        || known / (known + unknown.size() * dictionary.information(0)) >= KNOWN_INFORMATION;
  }

  /** Whether a title or a tag of any measure has it. */
  private boolean isSubject(Sought each) throws IOException {
    for (Variant variant : each.strong()) {
      List<String> terms = variant.concepts();
      boolean all = !terms.isEmpty();
      for (String term : terms) {
        all &= dictionary.isSubject(term);
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private static final int MOST_SUGGESTIONS = 5;

  /** So many of the unknown words are gone into. */
  private static final int MOST_WORDS = 2;

  /** What else to search for: the subjects that are known, and words like those that are not. */
  List<String> suggestions(List<Sought> sought, List<Token> unknown) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    for (Sought each : sought) {
      if (isSubject(each)) {
        words.add(each.text());
      }
    }
    for (Token token : unknown.subList(0, Math.min(unknown.size(), MOST_WORDS))) {
      List<String> found = new ArrayList<>();
      spelling.answer(token.folded()).ifPresent(found::add);
      String start =
          token
              .folded()
              .substring(0, Math.min(token.folded().length(), WordWays.SHORTEST_BEGINNING + 1));
      if (start.length() > WordWays.SHORTEST_BEGINNING) {
        dictionary.beginningWith(start, 2).forEach(entry -> found.add(entry.word()));
      }
      for (String word : found) {
        words.add(written.of(word));
      }
    }
    return words.stream().limit(MOST_SUGGESTIONS).toList();
  }
}
