package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.tiltakskatalogen.search.ParsedQuery.Item;
import no.tiltakskatalogen.search.ParsedQuery.Kind;
import no.tiltakskatalogen.search.words.Folding;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody typed: words, {@code "a phrase"}, {@code -without}, {@code begin*}, {@code
 * title:word} and {@code section:evaluation}. What is none of these is words; nothing is an error.
 * Takes time proportional to the length of the query.
 */
final class QueryParser {

  /** No question has more words; what follows is left out, and said to be. */
  static final int MOST_WORDS = 32;

  private static final String OPENING = "\"“”„«»";
  private static final Set<String> TITLE = Set.of("title", "tittel");
  private static final Set<String> SECTION = Set.of("section", "seksjon", "del");

  /** Beginnings are dear to look for; those that follow are taken as words. */
  private static final int MOST_BEGINNINGS = 3;

  private final String query;
  private final Map<String, String> sectionNames;
  private final List<Item> items = new ArrayList<>();
  private final Set<String> sections = new LinkedHashSet<>();
  private final List<Token> surplus = new ArrayList<>();
  private int words;
  private int beginnings;
  private int at;

  private QueryParser(String query, Map<String, String> sectionNames) {
    this.query = query;
    this.sectionNames = sectionNames;
  }

  /**
   * @param sectionNames the ids of sections by their names, folded
   */
  static ParsedQuery parse(String query, Map<String, String> sectionNames) {
    QueryParser parser = new QueryParser(query, sectionNames);
    while (parser.at < query.length()) {
      parser.next();
    }
    return new ParsedQuery(parser.items, parser.sections, parser.surplus);
  }

  private void next() {
    if (isSpace(query.charAt(at))) {
      at++;
      return;
    }
    int start = at;
    boolean excluded = query.charAt(at) == '-' && at + 1 < query.length() && begins(at + 1);
    if (excluded) {
      at++;
    }
    int closing = closingQuote(at);
    String source = null;
    if (closing < 0) {
      source = source();
      closing = closingQuote(at);
    }
    if (closing >= 0) {
      add(Kind.PHRASE, at + 1, closing, excluded, source, start, closing + 1);
      at = closing + 1;
      return;
    }
    int end = at;
    while (end < query.length()
        && !isSpace(query.charAt(end))
        && (end == at || closingQuote(end) < 0)) {
      end++;
    }
    chunk(at, end, excluded, source, start);
    at = end;
  }

  private void chunk(int from, int to, boolean excluded, @Nullable String source, int start) {
    if (!excluded && source == null && (section(from, to) || isBareField(from, to))) {
      return;
    }
    if (source == null
        && SECTION.contains(Folding.fold(query.substring(from, fieldEnd(from, to))))) {
      // No section is called so: what is left is words.
      chunk(fieldEnd(from, to) + 1, to, excluded, null, start);
      return;
    }
    boolean beginning =
        to - from > 1 && query.charAt(to - 1) == '*' && beginnings < MOST_BEGINNINGS;
    List<Token> tokens = tokens(from, to);
    if (tokens.isEmpty()) {
      return;
    }
    if (beginning && tokens.getLast().end() == to - 1) {
      tokens
          .subList(0, tokens.size() - 1)
          .forEach(token -> add(Kind.WORD, List.of(token), excluded, source, token.start()));
      beginnings++;
      if (room(List.of(tokens.getLast()))) {
        int begins = tokens.getLast().start();
        items.add(
            new Item(Kind.BEGINNING, List.of(tokens.getLast()), excluded, source, begins, to));
      }
    } else if (excluded) {
      // -Vg2-Vg3 leaves out what has the two together, not all that has either.
      add(tokens.size() == 1 ? Kind.WORD : Kind.PHRASE, tokens, true, source, start);
    } else {
      tokens.forEach(token -> add(Kind.WORD, List.of(token), false, source, token.start()));
    }
  }

  private void add(
      Kind kind, int from, int to, boolean excluded, @Nullable String source, int start, int end) {
    List<Token> tokens = tokens(from, to);
    if (!tokens.isEmpty() && room(tokens)) {
      items.add(new Item(kind, tokens, excluded, source, start, end));
    }
  }

  private void add(
      Kind kind, List<Token> tokens, boolean excluded, @Nullable String source, int start) {
    if (room(tokens)) {
      items.add(new Item(kind, tokens, excluded, source, start, tokens.getLast().end()));
    }
  }

  private boolean room(List<Token> tokens) {
    words += tokens.size();
    if (words > MOST_WORDS) {
      surplus.addAll(tokens);
      return false;
    }
    return true;
  }

  private List<Token> tokens(int from, int to) {
    return Tokens.of(query.substring(from, to)).stream()
        // Signs and emoji come as words, too, but nobody looks for them.
        .filter(token -> token.text().codePoints().anyMatch(Character::isLetterOrDigit))
        .map(
            token ->
                new Token(token.text(), token.folded(), from + token.start(), from + token.end()))
        .toList();
  }

  /** The field that the item at hand names, having gone on past it; null if it names none. */
  private @Nullable String source() {
    int colon = colon(at);
    if (colon > 0
        && TITLE.contains(Folding.fold(query.substring(at, colon)))
        && colon + 1 < query.length()
        && !isSpace(query.charAt(colon + 1))) {
      at = colon + 1;
      return MeasureFields.TITLE;
    }
    return null;
  }

  /** Takes note of a section that is named, if it is one. */
  private boolean section(int from, int to) {
    int colon = colon(from);
    if (colon < 0 || colon >= to || !SECTION.contains(Folding.fold(query.substring(from, colon)))) {
      return false;
    }
    String id = sectionNames.get(Folding.fold(query.substring(colon + 1, to)));
    if (id == null) {
      return false;
    }
    sections.add(id);
    return true;
  }

  /** A field's name and nothing after it: somebody is still typing. */
  private boolean isBareField(int from, int to) {
    if (query.charAt(to - 1) != ':') {
      return false;
    }
    String name = Folding.fold(query.substring(from, to - 1));
    return TITLE.contains(name) || SECTION.contains(name);
  }

  private int fieldEnd(int from, int to) {
    int colon = colon(from);
    return colon > from && colon < to - 1 ? colon : from;
  }

  private static final int LONGEST_FIELD = 10;

  private int colon(int from) {
    int end = Math.min(query.length(), from + LONGEST_FIELD);
    for (int i = from; i < end; i++) {
      if (query.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  private boolean begins(int place) {
    return Character.isLetterOrDigit(query.codePointAt(place)) || closingQuote(place) >= 0;
  }

  private int lastQuote = Integer.MAX_VALUE;

  /** Where the quote ends that begins at a place; -1 if none begins there, or it has no end. */
  private int closingQuote(int place) {
    if (place >= query.length() || OPENING.indexOf(query.charAt(place)) < 0 || place >= lastQuote) {
      return -1;
    }
    for (int i = place + 1; i < query.length(); i++) {
      if (OPENING.indexOf(query.charAt(i)) >= 0) {
        return i;
      }
    }
    // No quote after this one ends either; to look again for each would take too long.
    lastQuote = place;
    return -1;
  }

  private static boolean isSpace(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }
}
