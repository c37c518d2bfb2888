package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.tiltakskatalogen.search.Interpretation.Correction;
import no.tiltakskatalogen.search.Terminology.Place;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import org.apache.lucene.search.IndexSearcher;

/** What was meant by the misspelt words of one query. */
final class Corrections {

  /** To look for what was meant is the dearest step; no query gets more of it. */
  private static final int MOST = 4;

  private final Terminology terminology;
  private final IndexSearcher searcher;
  private final Spelling spelling;
  private final WordWays ways;
  private final List<String> title;
  private final List<Correction> made = new ArrayList<>();
  private int tried;

  /**
   * @param title the words of the query as a title may have them; corrected here, too
   */
  Corrections(
      Terminology terminology,
      IndexSearcher searcher,
      Spelling spelling,
      WordWays ways,
      List<String> title) {
    this.terminology = terminology;
    this.searcher = searcher;
    this.spelling = spelling;
    this.ways = ways;
    this.title = title;
  }

  List<Correction> made() {
    return made;
  }

  /** What was most likely meant; empty if nothing is near, or enough has been looked for. */
  Optional<String> meant(Token token) throws IOException {
    return tried++ < MOST ? spelling.nearest(token.folded()) : Optional.empty();
  }

  /** A word as texts write it. */
  String written(String folded) throws IOException {
    return terminology.written().of(searcher, folded);
  }

  /** Takes note of a misspelt county; false if it is none. */
  boolean isCounty(Token token, String meant, PlaceReading places) {
    Optional<Place> place = terminology.place(Tokens.of(meant)).filter(Place::isCounty);
    if (place.isEmpty()) {
      return false;
    }
    places.note(place.get(), List.of(token));
    made.add(new Correction(token.text(), place.get().label(), token.start(), token.end()));
    title.remove(token.folded());
    return true;
  }

  /**
   * The ways to what was meant; none if no measure has any.
   *
   * @param weak takes what is only near to it
   */
  List<Variant> corrected(Token token, String meant, List<Variant> weak) throws IOException {
    List<Token> words = Tokens.of(meant);
    List<Variant> strong = new ArrayList<>();
    ways.addWords(words, strong, weak);
    ways.addMeanings(words, strong, weak);
    if (!ways.exists(strong)) {
      return List.of();
    }
    made.add(new Correction(token.text(), written(meant), token.start(), token.end()));
    title.replaceAll(word -> word.equals(token.folded()) ? meant : word);
    float weight = VariantRanking.weight(Variant.Kind.CORRECTION);
    return strong.stream()
        .map(
            variant ->
                new Variant(
                    Variant.Kind.CORRECTION,
                    variant.text(),
                    variant.weight() * weight,
                    variant.way()))
        .toList();
  }
}
