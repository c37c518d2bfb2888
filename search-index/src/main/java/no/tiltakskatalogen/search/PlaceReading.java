package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.tiltakskatalogen.search.Interpretation.Recognised;
import no.tiltakskatalogen.search.Terminology.Place;
import no.tiltakskatalogen.search.words.Token;

/** Reads the places out of a query. For one query. */
final class PlaceReading {

  private final Terminology terminology;

  /** In a query that is all in capitals, capitals mean nothing. */
  private final boolean shouts;

  private final Set<String> counties = new LinkedHashSet<>();
  private final List<Recognised> recognised = new ArrayList<>();

  PlaceReading(Terminology terminology, boolean shouts) {
    this.terminology = terminology;
    this.shouts = shouts;
  }

  /** The keys of the counties that are preferred because of what was read so far. */
  Set<String> counties() {
    return counties;
  }

  /** Whether a word is, or is part of, the name of a place that was read. */
  boolean isNamed(Token token) {
    return recognised.stream()
        .anyMatch(place -> token.start() >= place.start() && token.end() <= place.end());
  }

  List<Recognised> recognised() {
    return recognised;
  }

  /** Takes note of the places that words name, and gives the words between them. */
  List<List<Token>> rest(List<Token> words) {
    List<List<Token>> rest = new ArrayList<>();
    List<Token> run = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int length = placeAt(words, at);
      if (length == 0) {
        run.add(words.get(at++));
        continue;
      }
      at += length;
      QueryRuns.end(run, rest);
    }
    QueryRuns.end(run, rest);
    return rest;
  }

  /** How many words from here on name a county; other places are words to look for, too. */
  private int placeAt(List<Token> words, int from) {
    int most = Math.min(terminology.longestPlace(), words.size() - from);
    for (int length = most; length > 0; length--) {
      List<Token> name = words.subList(from, from + length);
      Optional<Place> found = terminology.place(name);
      if (found.isPresent() && isMeant(found.get(), words, from)) {
        note(found.get(), name);
        return found.get().isCounty() ? length : 0;
      }
    }
    return 0;
  }

  private boolean isMeant(Place place, List<Token> words, int from) {
    if (!place.mark()) {
      return true;
    }
    String word = words.get(from).text();
    if (Character.isDigit(word.charAt(0))) {
      // 16 is an age before it is a county; at the end of a query there is nothing it could count.
      return words.size() == 1 || (from == words.size() - 1 && from > 0);
    }
    return !shouts && Terminology.isCapitals(word);
  }

  /** Takes note of a place. */
  void note(Place place, List<Token> name) {
    counties.addAll(place.counties());
    recognised.add(
        new Recognised(
            QueryRuns.text(name),
            name.getFirst().start(),
            name.getLast().end(),
            place.kind(),
            place.id(),
            place.label(),
            place.counties()));
  }
}
