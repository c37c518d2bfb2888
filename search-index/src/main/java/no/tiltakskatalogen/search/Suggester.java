package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.tiltakskatalogen.search.Dictionary.Entry;
import no.tiltakskatalogen.search.SearchVocabulary.Concept;
import no.tiltakskatalogen.search.SearchVocabulary.CountyNames;
import no.tiltakskatalogen.search.Suggestions.Label;
import no.tiltakskatalogen.search.Suggestions.Title;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Suggests what to search for while somebody types. Every word typed has to begin a word of what is
 * suggested, in any order; a word that begins nothing is taken for the nearest that does.
 * Thread-safe.
 */
final class Suggester {

  /** Words that follow are not looked at; nobody types more before choosing. */
  private static final int MOST_WORDS = 8;

  /** A shorter beginning is near to too many others. */
  private static final int SHORTEST_MISTYPED = 4;

  private static final Map<String, Facet> FACETS =
      Map.of(
          "county", Facet.COUNTY,
          "category", Facet.CATEGORY,
          "group", Facet.GROUP,
          "phase", Facet.PHASE,
          "actor", Facet.ACTOR);

  /** Whatever has a name, with the beginnings of its words. */
  private record Named(
      String kind, String id, String label, Set<String> counties, List<List<String>> names) {}

  private final Language language;
  private final List<Named> named = new ArrayList<>();

  Suggester(Language language, SearchVocabulary vocabulary) {
    this.language = language;
    for (CountyNames county : vocabulary.counties()) {
      List<List<String>> names = new ArrayList<>();
      names.add(words(county.label()));
      county.marks().forEach(mark -> names.add(words(mark)));
      named.add(new Named("county", county.key(), county.label(), county.related(), names));
    }
    for (Concept concept : vocabulary.concepts()) {
      List<List<String>> names = new ArrayList<>();
      for (List<String> some :
          List.of(concept.names(), concept.abbreviations(), concept.english())) {
        some.forEach(name -> names.add(words(name)));
      }
      boolean isTag = FACETS.containsKey(concept.kind());
      named.add(
          new Named(
              isTag ? concept.kind() : "concept",
              isTag ? concept.id() : "",
              concept.label(),
              Set.of(),
              names));
    }
  }

  private static List<String> words(String text) {
    return Tokens.of(text).stream().map(Token::folded).toList();
  }

  /**
   * @param limit the most of each kind
   */
  Suggestions suggest(View view, String typed, int limit, Set<String> audiences)
      throws IOException {
    List<String> words = Tokens.of(typed, MOST_WORDS).stream().map(Token::folded).toList();
    if (words.isEmpty()) {
      return new Suggestions(List.of(), 0, List.of());
    }
    FixedBitSet[] visible = view.visible(audiences);
    Dictionary dictionary = new Dictionary(view.getIndexReader());
    List<String> meant = new ArrayList<>();
    for (String word : words) {
      meant.add(isBeginning(word, dictionary) ? word : nearest(word, dictionary).orElse(word));
    }
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(TitleRanking.of(meant), Occur.MUST)
            .add(new BitsQuery(visible), Occur.FILTER)
            .build();
    List<Title> titles = new ArrayList<>();
    for (ScoreDoc hit : view.search(query, limit).scoreDocs) {
      Document document =
          view.storedFields()
              .document(hit.doc, Set.of(MeasureFields.ID, MeasureFields.SLUG, MeasureFields.TITLE));
      titles.add(
          new Title(
              document.get(MeasureFields.ID),
              document.get(MeasureFields.SLUG),
              document.get(MeasureFields.TITLE)));
    }
    long found = titles.size() < limit ? titles.size() : view.count(query);
    return new Suggestions(titles, found, labels(view, audiences, meant, limit));
  }

  private boolean isBeginning(String word, Dictionary dictionary) throws IOException {
    if (dictionary.titleStart(TextFields.titleStart(word)) > 0) {
      return true;
    }
    return named.stream()
        .flatMap(each -> each.names().stream())
        .flatMap(List::stream)
        .anyMatch(name -> name.startsWith(word));
  }

  private Optional<String> nearest(String word, Dictionary dictionary) throws IOException {
    if (word.length() < SHORTEST_MISTYPED || word.length() > TextFields.LONGEST_START) {
      return Optional.empty();
    }
    NearTerms near = new NearTerms(word, 1, 0);
    List<Entry> found = new ArrayList<>(dictionary.near(TextFields.TITLE_START, near));
    for (Named each : named) {
      for (List<String> name : each.names()) {
        for (String other : name) {
          int longest = Math.min(other.length(), word.length() + 1);
          for (int end = word.length() - 1; end <= longest; end++) {
            if (near.has(new BytesRef(other.substring(0, end)))) {
              found.add(new Entry(other.substring(0, end), 1));
            }
          }
        }
      }
    }
    return found.stream()
        .max(
            Comparator.<Entry, Boolean>comparing(entry -> entry.word().charAt(0) == word.charAt(0))
                .thenComparing(Entry::frequency)
                .thenComparing(Entry::word))
        .map(Entry::word);
  }

  private List<Label> labels(View view, Set<String> audiences, List<String> meant, int limit)
      throws IOException {
    FixedBitSet[] visible = view.visible(audiences);
    List<Label> labels = new ArrayList<>();
    for (String kind : List.of("concept", "group", "phase", "category", "actor", "county")) {
      List<Named> matching =
          named.stream()
              .filter(each -> each.kind().equals(kind))
              .filter(each -> each.names().stream().anyMatch(name -> begins(name, meant)))
              .sorted(
                  Comparator.<Named, Boolean>comparing(
                          each ->
                              each.names().stream()
                                  .noneMatch(name -> name.getFirst().startsWith(meant.getFirst())))
                      .thenComparing(each -> each.label().length())
                      .thenComparing(Named::label))
              .toList();
      int taken = 0;
      for (Named each : matching) {
        long count = count(view, audiences, visible, each);
        if (count > 0 && taken < limit) {
          labels.add(new Label(kind, each.id(), each.label(), count));
          taken++;
        }
      }
    }
    return labels;
  }

  private static boolean begins(List<String> name, List<String> meant) {
    return !name.isEmpty()
        && meant.stream().allMatch(word -> name.stream().anyMatch(other -> other.startsWith(word)));
  }

  private long count(View view, Set<String> audiences, FixedBitSet[] visible, Named named)
      throws IOException {
    Facet facet = FACETS.get(named.kind());
    if (facet == null) {
      return view.remembered(
          "concept " + named.label() + " for " + new TreeSet<>(audiences),
          () -> {
            // As many as a search for the label gives, which is where the suggestion leads.
            SearchRequest search = SearchRequest.forWords(named.label(), audiences);
            Plan plan = language.plan(view, named.label(), false);
            return new Finding(language, view, search, plan, null).total();
          });
    }
    Set<String> values = facet == Facet.COUNTY ? named.counties() : Set.of(named.id());
    FixedBitSet[] having = Matches.any(view, MeasureFields.facet(facet), values);
    Matches.and(having, visible);
    return Matches.count(having);
  }
}
