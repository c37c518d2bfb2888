package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.tiltakskatalogen.search.Relevance.Component;
import no.tiltakskatalogen.search.SearchVocabulary.Concept;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;
import no.tiltakskatalogen.search.Variant.Kind;
import no.tiltakskatalogen.search.words.Folding;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.QueryLists;
import no.tiltakskatalogen.search.words.QueryLists.Equivalents;
import no.tiltakskatalogen.search.words.QueryLists.NamedPlace;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import org.apache.lucene.util.BytesRef;

/**
 * What words, alone or together, mean besides themselves: synonyms, abbreviations, translations,
 * kin, and places. Built once from the word lists and the catalogue's vocabularies. Immutable.
 */
final class Terminology {

  /**
   * Something a phrase means.
   *
   * @param kind of the variants that come of it
   * @param conceptKind what it is recognised as
   * @param label to show
   * @param capitals whether the phrase has to be in capitals to mean it
   * @param sought the phrases that mean the same, as concepts
   */
  record Meaning(
      Kind kind,
      String conceptKind,
      String id,
      String label,
      boolean capitals,
      List<Phrase> sought) {}

  /**
   * A phrase to look for.
   *
   * @param way how: by its concepts, or, if but one of its words says anything, word for word,
   *     since "falle ut" is not any fall
   */
  record Phrase(String text, List<Token> tokens, Variant.Way way) {}

  /**
   * A place.
   *
   * @param counties the keys of the counties that are meant
   * @param mark whether it is initials or a number
   */
  record Place(String kind, String id, String label, Set<String> counties, boolean mark) {
    boolean isCounty() {
      return kind.equals(COUNTY);
    }
  }

  private static final String COUNTY = "county";
  private static final String TERM = "term";

  private final Norwegian norwegian;
  private final QueryLists lists;
  private final Map<String, List<Meaning>> meanings = new HashMap<>();
  private final Map<String, List<Phrase>> kin = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Set<String>> related = new HashMap<>();
  private final Map<String, String> sections = new HashMap<>();
  private final Set<BytesRef> spellings = new TreeSet<>();
  private final Map<String, String> spelled = new HashMap<>();
  private final WrittenWords written = new WrittenWords(spelled);
  private final Set<String> labels = new LinkedHashSet<>();
  private final EnglishWords english = new EnglishWords();
  private int longestMeaning = 1;
  private int longestPlace = 1;

  Terminology(Norwegian norwegian, Relevance relevance, SearchVocabulary vocabulary) {
    this.norwegian = norwegian;
    this.lists = relevance.queries();
    for (Concept concept : vocabulary.concepts()) {
      if (!concept.kind().equals(TERM)) {
        labels.addAll(concept.names());
        labels.addAll(concept.english());
      }
      add(concept, relevance);
    }
    for (Equivalents each : lists.equivalents()) {
      Component component =
          switch (each.kind()) {
            case ABBREVIATION -> Component.ABBREVIATIONS;
            case SYNONYM -> Component.SYNONYMS;
            case ENGLISH -> Component.ENGLISH;
          };
      if (relevance.has(component)) {
        Kind kind =
            switch (each.kind()) {
              case ABBREVIATION -> Kind.ABBREVIATION;
              case SYNONYM -> Kind.SYNONYM;
              case ENGLISH -> Kind.ENGLISH;
            };
        List<Phrase> sought = each.sought().stream().map(this::phrase).toList();
        String conceptKind = each.kind().name().toLowerCase(Locale.ROOT);
        each.phrases()
            .forEach(phrase -> addMeaning(phrase, kind, conceptKind, "", each.label(), sought));
      }
    }
    if (relevance.has(Component.FAMILIES)) {
      lists.families().forEach(this::addFamily);
    }
    vocabulary.counties().forEach(county -> related.put(county.key(), county.related()));
    vocabulary.counties().forEach(county -> labels.add(county.label()));
    if (relevance.has(Component.PLACES)) {
      vocabulary.counties().forEach(this::addCounty);
      for (NamedPlace place : lists.places()) {
        Place named =
            new Place(place.kind(), "", place.names().getFirst(), related(place.county()), false);
        place.names().forEach(name -> addPlace(name, named));
      }
    }
    MeasureFields.SECTIONS.forEach(section -> sections.put(section, section));
    vocabulary.sections().forEach((name, id) -> sections.putIfAbsent(Folding.fold(name), id));
  }

  private void add(Concept concept, Relevance relevance) {
    List<String> names = new ArrayList<>(concept.names());
    if (relevance.has(Component.ABBREVIATIONS)) {
      names.addAll(concept.abbreviations());
    }
    List<Phrase> sought = names.stream().map(this::phrase).toList();
    for (String name : concept.names()) {
      addMeaning(name, Kind.SYNONYM, concept.kind(), concept.id(), concept.label(), sought);
    }
    if (relevance.has(Component.ABBREVIATIONS)) {
      for (String name : concept.abbreviations()) {
        addMeaning(name, Kind.ABBREVIATION, concept.kind(), concept.id(), concept.label(), sought);
      }
    }
    if (relevance.has(Component.ENGLISH)) {
      for (String name : concept.english()) {
        addMeaning(name, Kind.ENGLISH, concept.kind(), concept.id(), concept.label(), sought);
      }
    }
  }

  private void addMeaning(
      String phrase, Kind kind, String conceptKind, String id, String label, List<Phrase> sought) {
    List<Token> tokens = Tokens.of(phrase);
    if (kind == Kind.ENGLISH) {
      tokens.forEach(token -> english.add(token.folded()));
    }
    boolean capitals = tokens.size() == 1 && lists.capitals().contains(Folding.fold(phrase));
    Meaning meaning = new Meaning(kind, conceptKind, id, label, capitals, sought);
    for (String key : keys(tokens)) {
      meanings.computeIfAbsent(key, none -> new ArrayList<>()).add(meaning);
    }
  }

  private void addFamily(List<String> family) {
    List<Phrase> phrases = family.stream().map(this::phrase).toList();
    for (String member : family) {
      for (String key : keys(Tokens.of(member))) {
        List<Phrase> known = kin.computeIfAbsent(key, none -> new ArrayList<>());
        phrases.stream()
            .filter(phrase -> !phrase.text().equals(member) && !known.contains(phrase))
            .forEach(known::add);
      }
    }
  }

  private void addCounty(CountyNames county) {
    Place place = new Place(COUNTY, county.key(), county.label(), county.related(), false);
    county.names().forEach(name -> addPlace(name, place));
    Place mark = new Place(COUNTY, county.key(), county.label(), county.related(), true);
    county.marks().forEach(name -> addPlace(name, mark));
  }

  private void addPlace(String name, Place place) {
    List<Token> tokens = Tokens.of(name);
    if (tokens.isEmpty()) {
      return;
    }
    String key = String.join(" ", tokens.stream().map(Token::folded).toList());
    // Of two counties with one name, as Innlandet before and after, either stands for both.
    places.merge(
        key,
        place,
        (one, other) -> {
          Set<String> both = new LinkedHashSet<>(one.counties());
          both.addAll(other.counties());
          return new Place(one.kind(), one.id(), one.label(), both, one.mark());
        });
    longestPlace = Math.max(longestPlace, tokens.size());
    if (!place.mark()) {
      tokens.stream()
          .filter(token -> !norwegian.isFunctionWord(token.folded()))
          .forEach(this::addSpelling);
    }
  }

  private void addSpelling(Token token) {
    spellings.add(new BytesRef(token.folded()));
    spelled.putIfAbsent(token.folded(), token.text());
  }

  /** How words are written. */
  WrittenWords written() {
    return written;
  }

  /** A phrase as it is looked for. */
  Phrase phrase(String text) {
    List<Token> tokens = Tokens.of(text);
    List<Token> content = content(tokens);
    return new Phrase(
        text,
        tokens,
        tokens.size() > 1 && content.size() == 1
            ? new Variant.Exactly(tokens.stream().map(Token::folded).toList())
            : Variant.of(concepts(content), SLOP));
  }

  /** Words of a concept or a synonym may have this many others between them. */
  private static final int SLOP = 1;

  private List<String> concepts(List<Token> tokens) {
    return tokens.stream().map(token -> norwegian.word(token.folded()).concept()).toList();
  }

  /** Without function words, unless there is nothing else. */
  List<Token> content(List<Token> tokens) {
    List<Token> content =
        tokens.stream().filter(token -> !norwegian.isFunctionWord(token.folded())).toList();
    return content.isEmpty() ? tokens : content;
  }

  /** A county with those it stands for and those that stand for it, by their keys. */
  Set<String> related(String county) {
    return related.getOrDefault(county, Set.of(county));
  }

  /**
   * What a phrase is looked up by: with its function words, and without them if that leaves more
   * than a word, or "falle ut" would be any fall.
   */
  private Set<String> keys(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return Set.of();
    }
    tokens.forEach(this::addSpelling);
    longestMeaning = Math.max(longestMeaning, tokens.size());
    List<Token> content = content(tokens);
    Set<String> keys = new LinkedHashSet<>(List.of(key(tokens)));
    if (content.size() > 1) {
      keys.add(key(content));
    }
    return keys;
  }

  private String key(List<Token> tokens) {
    return String.join(" ", concepts(tokens));
  }

  /** The same for words of a query. */
  private List<String> lookups(List<Token> tokens) {
    String whole = key(tokens);
    boolean framed =
        !norwegian.isFunctionWord(tokens.getFirst().folded())
            && !norwegian.isFunctionWord(tokens.getLast().folded());
    String content = framed ? key(content(tokens)) : whole;
    return whole.equals(content) ? List.of(whole) : List.of(whole, content);
  }

  /** The most words that mean something together. */
  int longestMeaning() {
    return longestMeaning;
  }

  /** What words mean together, or one of them alone. */
  List<Meaning> meanings(List<Token> tokens) {
    return lookups(tokens).stream()
        .flatMap(key -> meanings.getOrDefault(key, List.of()).stream())
        .filter(meaning -> !meaning.capitals() || isCapitals(tokens.getFirst().text()))
        .filter(meaning -> meaning.kind() != Kind.ENGLISH || isEnglish(tokens))
        .toList();
  }

  private boolean isEnglish(List<Token> tokens) {
    return content(tokens).stream().allMatch(token -> english.has(token.folded()));
  }

  /** What is of interest to somebody who looks for these words. */
  List<Phrase> kin(List<Token> tokens) {
    return lookups(tokens).stream()
        .flatMap(key -> kin.getOrDefault(key, List.of()).stream())
        .toList();
  }

  /** The most words that a place's name has. */
  int longestPlace() {
    return longestPlace;
  }

  /** The place that is named so. */
  Optional<Place> place(List<Token> tokens) {
    String name = String.join(" ", tokens.stream().map(Token::folded).toList());
    Place place = places.get(name);
    if (place == null && name.endsWith("s")) {
      place = places.get(name.substring(0, name.length() - 1));
      place = place == null || place.mark() ? null : place;
    }
    return Optional.ofNullable(place);
  }

  static boolean isCapitals(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT))
        && !word.equals(word.toLowerCase(Locale.ROOT));
  }

  /** The ids of sections by their names, folded. */
  Map<String, String> sections() {
    return sections;
  }

  /** Words that are understood though no measure may have them, folded, in UTF-8 and in order. */
  Set<BytesRef> spellings() {
    return spellings;
  }

  boolean isWeak(String folded) {
    return lists.weakWords().contains(folded);
  }

  /** Whether a word is spelt right though no measure may have it. */
  boolean isOrdinary(String folded) {
    return lists.ordinaryWords().contains(folded);
  }

  /** Whether a text is the label of a tag or the name of a county. */
  boolean isLabel(String text) {
    return labels.contains(text);
  }
}
