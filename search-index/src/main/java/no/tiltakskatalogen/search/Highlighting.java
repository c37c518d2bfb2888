package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no.tiltakskatalogen.search.ConceptPlaces.Place;
import no.tiltakskatalogen.search.Mark.Marked;
import no.tiltakskatalogen.search.SearchPage.Match;
import no.tiltakskatalogen.search.words.Folding;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Tokens;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a hit's texts where the words of a query are. The index knows the place of every concept
 * in the original text, so nothing is read anew but for words that are looked for as they are
 * written. For one request.
 */
final class Highlighting {

  /** What is marked. */
  private static final class Wanted {
    private final Set<String> concepts = new LinkedHashSet<>();
    private final Set<Variant.Near> together = new LinkedHashSet<>();
    private final Set<List<List<String>>> phrases = new LinkedHashSet<>();
    private final Set<String> beginnings = new LinkedHashSet<>();

    void add(Variant.Way way) {
      switch (way) {
        case Variant.One(String concept) -> concepts.add(concept);
        case Variant.Near near -> together.add(near);
        case Variant.All all -> concepts.addAll(all.terms());
        case Variant.Exactly(List<String> words) ->
            phrases.add(words.stream().map(List::of).toList());
        case Variant.Inflected(List<List<String>> places) -> phrases.add(places);
        case Variant.Beginning(String prefix) -> beginnings.add(prefix);
      }
    }

    boolean isBeginning(String folded) {
      return beginnings.stream().anyMatch(folded::startsWith);
    }

    Set<String> allConcepts() {
      Set<String> all = new LinkedHashSet<>(concepts);
      together.forEach(near -> all.addAll(near.terms()));
      return all;
    }
  }

  private final View view;
  private final int[] documents;
  private final Wanted words = new Wanted();

  /** Parts of what was asked for, which only matter where none of it is whole. */
  private final Wanted hints = new Wanted();

  private final Marked marked = new Marked();
  private final FieldHighlighter wholes = highlighter(new WholeBreakIterator(), marked);
  private final KnownBreaks breaks = new KnownBreaks();
  private final FieldHighlighter sentences = highlighter(breaks, marked);
  private final Map<Wanted, ConceptPlaces> places = new HashMap<>();

  /**
   * @param documents that are to be marked
   */
  Highlighting(View view, Norwegian norwegian, Plan plan, int[] documents) {
    this.view = view;
    this.documents = Arrays.stream(documents).sorted().toArray();
    for (Sought sought : plan.sought()) {
      for (Variant variant : sought.strong()) {
        (variant.kind() == Variant.Kind.COMPOUND ? hints : words).add(variant.way());
      }
      sought.weak().forEach(variant -> hints.add(variant.way()));
    }
    if (plan.sought().isEmpty()) {
      plan.title().stream()
          .filter(Predicate.not(norwegian::isFunctionWord))
          .forEach(word -> words.concepts.add(norwegian.word(word).concept()));
      plan.title().stream()
          .filter(norwegian::isFunctionWord)
          .forEach(word -> words.phrases.add(List.of(List.of(word))));
    }
  }

  private static FieldHighlighter highlighter(java.text.BreakIterator passages, Marked marked) {
    return new FieldHighlighter(
        "",
        marked,
        passages,
        new PassageRanking(),
        1,
        0,
        new BestPassage.Formatter(),
        Comparator.comparingInt(passage -> passage.getStartOffset()));
  }

  /** The passages of a hit to show; of a search that is held to some sections, only of these. */
  List<Match> matches(int document, StoredMeasure texts, Collection<String> heldTo)
      throws IOException {
    List<Match> matches = matches(words, document, texts, heldTo);
    return matches.isEmpty() ? matches(hints, document, texts, heldTo) : matches;
  }

  private List<Match> matches(
      Wanted wanted, int document, StoredMeasure texts, Collection<String> heldTo)
      throws IOException {
    Map<String, List<Mark>> marks = marks(wanted, document);
    Map<String, Set<Integer>> written = written(wanted, document);
    return BestPassage.matches(
        texts,
        heldTo,
        (source, text, whole) -> {
          List<Mark> own = marks.getOrDefault(source, new ArrayList<>());
          Set<Integer> places = written.getOrDefault(source, Set.of());
          if (!places.isEmpty() || !wanted.beginnings.isEmpty()) {
            addWritten(wanted, places, text, own);
          }
          if (own.isEmpty()) {
            return null;
          }
          marked.set(own);
          if (!whole) {
            breaks.set(texts.sentences(source, text));
          }
          // The marks are at hand; neither reader nor document is asked.
          return (whole ? wholes : sentences)
              .highlightFieldForDoc(view.leaf(document).reader(), 0, text);
        });
  }

  private Map<String, List<Mark>> marks(Wanted wanted, int document) throws IOException {
    ConceptPlaces read = places.get(wanted);
    if (read == null) {
      read = new ConceptPlaces(view, documents, wanted.allConcepts());
      places.put(wanted, read);
    }
    Map<String, List<Place>> own = read.of(document);
    Set<Place> marked = new LinkedHashSet<>();
    wanted.concepts.forEach(concept -> marked.addAll(own.getOrDefault(concept, List.of())));
    wanted.together.forEach(near -> addTogether(near, own, marked));
    Map<String, List<Mark>> marks = new HashMap<>();
    for (Place place : marked) {
      String source = source(place.position());
      if (source != null) {
        marks.computeIfAbsent(source, none -> new ArrayList<>()).add(place.mark());
      }
    }
    return marks;
  }

  private static @Nullable String source(int position) {
    int source = position / TextFields.POSITIONS;
    return source < MeasureFields.SOURCES.size() ? MeasureFields.SOURCES.get(source) : null;
  }

  /** Of concepts that belong together, those that stand so. */
  private static void addTogether(
      Variant.Near near, Map<String, List<Place>> places, Set<Place> marked) {
    int reach = near.slop() + near.terms().size();
    for (Place first : places.getOrDefault(near.terms().getFirst(), List.of())) {
      List<Place> found = new ArrayList<>();
      for (String concept : near.terms()) {
        places.getOrDefault(concept, List.of()).stream()
            .filter(place -> Math.abs(place.position() - first.position()) <= reach)
            .findFirst()
            .ifPresent(found::add);
      }
      if (found.size() == near.terms().size()) {
        marked.addAll(found);
      }
    }
  }

  /** Which words of each source belong to a phrase. */
  private Map<String, Set<Integer>> written(Wanted wanted, int document) throws IOException {
    Map<String, Set<Integer>> written = new HashMap<>();
    if (!wanted.phrases.isEmpty()) {
      LeafReaderContext leaf = view.leaf(document);
      PhrasePlaces places = new PhrasePlaces(leaf.reader(), document - leaf.docBase);
      for (int place : places.of(wanted.phrases)) {
        String source = source(place);
        if (source != null) {
          written
              .computeIfAbsent(source, none -> new HashSet<>())
              .add(place % TextFields.POSITIONS);
        }
      }
    }
    return written;
  }

  private static void addWritten(
      Wanted wanted, Set<Integer> places, String text, List<Mark> marks) {
    int[] place = {0};
    Tokens.each(
        text,
        (written, start, end) -> {
          boolean placed = places.contains(place[0]++);
          if (placed || !wanted.beginnings.isEmpty()) {
            String folded = Folding.fold(written);
            if (placed || wanted.isBeginning(folded)) {
              marks.add(new Mark(new BytesRef(folded), 1, start, end));
            }
          }
        });
  }
}
