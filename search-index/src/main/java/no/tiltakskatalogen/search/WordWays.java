package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.tiltakskatalogen.search.Relevance.Component;
import no.tiltakskatalogen.search.Terminology.Meaning;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Word;
import org.apache.lucene.search.IndexSearcher;

/** Knows the ways in which a measure can have a word of a query. For one query. */
final class WordWays {

  private static final int MOST_BEGINNINGS = 24;
  static final int SHORTEST_BEGINNING = 3;
  private static final int SHORTEST_LAST_BEGINNING = 2;

  /** A compound that so many measures have needs no help from its parts. */
  private static final int PLENTY = 1_000;

  /** Words that were typed together may have this many others between them. */
  static final int SLOP = 1;

  private final Relevance relevance;
  private final Norwegian norwegian;
  private final Terminology terminology;
  private final IndexSearcher searcher;
  private final Dictionary dictionary;

  WordWays(
      Relevance relevance,
      Norwegian norwegian,
      Terminology terminology,
      IndexSearcher searcher,
      Dictionary dictionary) {
    this.relevance = relevance;
    this.norwegian = norwegian;
    this.terminology = terminology;
    this.searcher = searcher;
    this.dictionary = dictionary;
  }

  static Variant variant(Variant.Kind kind, String text, Variant.Way way) {
    return new Variant(kind, text, VariantRanking.weight(kind), way);
  }

  /** The words themselves. */
  void addWords(List<Token> span, List<Variant> strong, List<Variant> weak) throws IOException {
    List<Token> content = terminology.content(span);
    if (content.size() > 1) {
      List<String> concepts =
          content.stream().map(token -> norwegian.word(token.folded()).concept()).toList();
      String text = QueryRuns.text(span);
      strong.add(variant(Variant.Kind.WORD, text, new Variant.Near(concepts, 2 * SLOP)));
      weak.add(variant(Variant.Kind.COMPOUND, text, new Variant.All(concepts)));
      return;
    }
    Token token = content.getFirst();
    Word word = norwegian.word(token.folded());
    strong.add(variant(Variant.Kind.WORD, token.text(), new Variant.One(word.concept())));
    if (word.isCompound() && !terminology.isOrdinary(token.folded())) {
      if (dictionary.frequency(word.concept()) < PLENTY) {
        strong.add(
            variant(
                Variant.Kind.COMPOUND,
                String.join(" + ", word.parts()),
                new Variant.Near(word.parts(), 2 * word.parts().size())));
      }
      for (String inner : word.inner()) {
        if (!norwegian.isGeneral(inner)) {
          weak.add(variant(Variant.Kind.PART, inner, new Variant.One(inner)));
        }
      }
    }
  }

  static List<Variant> ofKind(Variant.Kind kind, List<Variant> variants) {
    return variants.stream().filter(variant -> variant.kind() == kind).toList();
  }

  /** The words of a phrase that nobody has together: each is but a hint then. */
  List<Variant> scattered(List<Variant> weak) throws IOException {
    float hint = VariantRanking.weight(Variant.Kind.PART);
    return possible(
        ofKind(Variant.Kind.COMPOUND, weak).stream().map(words -> words.times(hint)).toList());
  }

  /** What the words mean besides themselves, and their kin. */
  void addMeanings(List<Token> span, List<Variant> strong, List<Variant> weak) throws IOException {
    Map<Variant.Way, Variant> others = new LinkedHashMap<>();
    Map<Variant.Way, Variant> kin = new LinkedHashMap<>();
    addKin(span, 1, kin);
    for (Meaning meaning : terminology.meanings(span)) {
      for (Terminology.Phrase phrase : meaning.sought()) {
        Variant.Kind kind = meaning.kind();
        others.putIfAbsent(phrase.way(), variant(kind, phrase.text(), inflected(phrase.way())));
        if (kind == Variant.Kind.ENGLISH) {
          // A translation is a word like any other: it has its synonyms, too.
          addSynonyms(phrase.tokens(), others);
        }
        addKin(phrase.tokens(), VariantRanking.weight(kind), kin);
      }
    }
    strong.addAll(others.values());
    others.keySet().forEach(kin::remove);
    weak.addAll(kin.values());
  }

  private void addSynonyms(List<Token> words, Map<Variant.Way, Variant> others) throws IOException {
    for (Meaning meaning : terminology.meanings(words)) {
      for (Terminology.Phrase phrase : meaning.sought()) {
        Variant synonym = variant(Variant.Kind.ENGLISH, phrase.text(), inflected(phrase.way()));
        others.putIfAbsent(phrase.way(), synonym.times(VariantRanking.weight(meaning.kind())));
      }
    }
  }

  private void addKin(List<Token> words, float factor, Map<Variant.Way, Variant> kin)
      throws IOException {
    for (Terminology.Phrase phrase : terminology.kin(words)) {
      if (isDear(phrase.way())) {
        continue;
      }
      Variant related =
          variant(Variant.Kind.RELATED, phrase.text(), inflected(phrase.way())).times(factor);
      kin.putIfAbsent(phrase.way(), related);
    }
  }

  /** The words of what an abbreviation or a term stands for, where nothing has them together. */
  List<Variant> hints(Token token) throws IOException {
    Map<Variant.Way, Variant> hints = new LinkedHashMap<>();
    for (Meaning meaning : terminology.meanings(List.of(token))) {
      for (Terminology.Phrase phrase : meaning.sought()) {
        if (phrase.way() instanceof Variant.Near near) {
          for (String concept : near.terms()) {
            if (!norwegian.isGeneral(concept) && isTelling(concept)) {
              Variant hint = variant(Variant.Kind.PART, phrase.text(), new Variant.One(concept));
              hints.putIfAbsent(hint.way(), hint);
            }
          }
        }
      }
    }
    List<Variant> all = List.copyOf(hints.values());
    return exists(all) ? all : List.of();
  }

  /**
   * Of the parts of a compound that nobody has, those that most measures do not have; unless there
   * are no others.
   */
  List<Variant> telling(List<Variant> parts) throws IOException {
    List<Variant> telling = new ArrayList<>();
    for (Variant part : possible(parts)) {
      if (!(part.way() instanceof Variant.One(String concept)) || isTelling(concept)) {
        telling.add(part);
      }
    }
    return telling.isEmpty() ? parts : telling;
  }

  private boolean isTelling(String concept) throws IOException {
    return dictionary.frequency(concept) <= CommonWords.SHARE * dictionary.size();
  }

  /**
   * The words that begin so.
   *
   * @param besideOthers whether other words of the query say what it is about; two letters are
   *     enough then
   */
  List<Variant> completed(Token token, boolean besideOthers) throws IOException {
    int shortest = besideOthers ? SHORTEST_LAST_BEGINNING : SHORTEST_BEGINNING;
    if (!relevance.has(Component.BEGINNINGS) || token.folded().length() < shortest) {
      return List.of();
    }
    Map<String, Variant> concepts = new LinkedHashMap<>();
    for (Dictionary.Entry entry : dictionary.beginningWith(token.folded(), MOST_BEGINNINGS)) {
      String concept = norwegian.word(entry.word()).concept();
      if (!norwegian.isFunctionWord(entry.word()) && dictionary.frequency(concept) > 0) {
        concepts.putIfAbsent(
            concept, variant(Variant.Kind.BEGINNING, entry.word(), new Variant.One(concept)));
      }
    }
    return List.copyOf(concepts.values());
  }

  /** Whether any measure has one of these. */
  boolean exists(Collection<Variant> variants) throws IOException {
    for (Variant variant : variants) {
      if (exists(variant.way())) {
        return true;
      }
    }
    return false;
  }

  private boolean exists(Variant.Way way) throws IOException {
    return switch (way) {
      case Variant.One(String term) -> dictionary.frequency(term) > 0;
      case Variant.Near near ->
          allExist(near.terms()) && searcher.search(WayQueries.of(way), 1).scoreDocs.length > 0;
      case Variant.All all -> allExist(all.terms());
      case Variant.Exactly _, Variant.Inflected _ ->
          searcher.search(WayQueries.of(way), 1).scoreDocs.length > 0;
      case Variant.Beginning _ -> true;
    };
  }

  /** Those that a measure may have, as far as its words alone tell; the others cost for nothing. */
  List<Variant> possible(List<Variant> variants) throws IOException {
    List<Variant> possible = new ArrayList<>();
    for (Variant variant : variants) {
      boolean has =
          switch (variant.way()) {
            case Variant.One(String term) -> dictionary.frequency(term) > 0;
            case Variant.Near near -> allExist(near.terms());
            case Variant.All all -> allExist(all.terms());
            case Variant.Exactly _, Variant.Inflected _, Variant.Beginning _ -> true;
          };
      if (has) {
        possible.add(variant);
      }
    }
    return possible;
  }

  private boolean allExist(List<String> terms) throws IOException {
    for (String term : terms) {
      if (dictionary.frequency(term) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The forms of a word begin alike; so much of it is enough to find them by. */
  private static final int SHORTEST_STEM = 4;

  private static final int MOST_FORMS = 200;

  /** Words that are looked for one after the other may each be inflected: faller ut, falt ut. */
  private Variant.Way inflected(Variant.Way way) throws IOException {
    if (!(way instanceof Variant.Exactly(List<String> words))) {
      return way;
    }
    List<List<String>> places = new ArrayList<>();
    for (String word : words) {
      List<String> forms = new ArrayList<>(List.of(word));
      if (!norwegian.isFunctionWord(word)) {
        String concept = norwegian.word(word).concept();
        String start = word.substring(0, Math.min(SHORTEST_STEM, word.length()));
        for (Dictionary.Entry entry : dictionary.beginningWith(start, MOST_FORMS)) {
          if (!entry.word().equals(word)
              && norwegian.word(entry.word()).concept().equals(concept)) {
            forms.add(entry.word());
          }
        }
      }
      places.add(forms);
    }
    return new Variant.Inflected(places);
  }

  /** To find words side by side that so many measures have takes longer than kin is worth. */
  private static final int MOST_SIDE_BY_SIDE = 10_000;

  private boolean isDear(Variant.Way way) throws IOException {
    if (!(way instanceof Variant.Near near)) {
      return false;
    }
    for (String term : near.terms()) {
      if (dictionary.frequency(term) <= MOST_SIDE_BY_SIDE) {
        return false;
      }
    }
    return true;
  }
}
