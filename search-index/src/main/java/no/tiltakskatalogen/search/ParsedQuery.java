package no.tiltakskatalogen.search;

import java.util.List;
import java.util.Set;
import no.tiltakskatalogen.search.words.Token;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was typed.
 *
 * @param items in order
 * @param sections that the query is to be held to; empty for all
 * @param surplus words beyond the most that a query may have
 */
record ParsedQuery(List<Item> items, Set<String> sections, List<Token> surplus) {

  /** How an item is to be taken. */
  enum Kind {
    WORD,
    PHRASE,
    BEGINNING
  }

  /**
   * A word, or words in quotes.
   *
   * @param excluded whether it must not be there
   * @param source the field it has to stand in; null for any
   * @param start of the item in the query
   * @param end of the item in the query
   */
  record Item(
      Kind kind,
      List<Token> tokens,
      boolean excluded,
      @Nullable String source,
      int start,
      int end) {

    boolean isPlain() {
      return kind == Kind.WORD && !excluded && source == null;
    }
  }
}
