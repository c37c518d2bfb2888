package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no.tiltakskatalogen.search.Mark.Marked;
import no.tiltakskatalogen.search.SearchPage.Match;
import no.tiltakskatalogen.search.words.Norwegian;
import no.tiltakskatalogen.search.words.Token;
import no.tiltakskatalogen.search.words.Tokens;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.PassageScorer;
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

    boolean hasWritten() {
      return !phrases.isEmpty() || !beginnings.isEmpty();
    }

    /** How many words from here on are marked. */
    int writtenAt(List<Token> text, int from) {
      if (beginnings.stream().anyMatch(text.get(from).folded()::startsWith)) {
        return 1;
      }
      int most = 0;
      for (List<List<String>> phrase : phrases) {
        boolean fits = from + phrase.size() <= text.size();
        for (int i = 0; fits && i < phrase.size(); i++) {
          fits = phrase.get(i).contains(text.get(from + i).folded());
        }
        most = fits ? Math.max(most, phrase.size()) : most;
      }
      return most;
    }

    Set<String> allConcepts() {
      Set<String> all = new LinkedHashSet<>(concepts);
      together.forEach(near -> all.addAll(near.terms()));
      return all;
    }
  }

  private final View view;
  private final Wanted words = new Wanted();

  /** Parts of what was asked for, which only matter where none of it is whole. */
  private final Wanted hints = new Wanted();

  private final Marked marked = new Marked();
  private final FieldHighlighter wholes = highlighter(new WholeBreakIterator(), marked);
  private final FieldHighlighter sentences = highlighter(BestPassage.sentences(), marked);

  Highlighting(View view, Norwegian norwegian, Plan plan) {
    this.view = view;
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
        new PassageScorer(),
        1,
        0,
        new BestPassage.Formatter(),
        Comparator.comparingInt(passage -> passage.getStartOffset()));
  }

  /** The passages of a hit to show; of a search that is held to some sections, only of these. */
  List<Match> matches(int document, Document texts, Collection<String> heldTo) throws IOException {
    List<Match> matches = matches(words, document, texts, heldTo);
    return matches.isEmpty() ? matches(hints, document, texts, heldTo) : matches;
  }

  private List<Match> matches(
      Wanted wanted, int document, Document texts, Collection<String> heldTo) throws IOException {
    Map<String, List<Mark>> marks = marks(wanted, document);
    return BestPassage.matches(
        texts,
        heldTo,
        (source, text, whole) -> {
          List<Mark> own = new ArrayList<>(marks.getOrDefault(source, List.of()));
          if (wanted.hasWritten()) {
            addWritten(wanted, text, own);
          }
          return own.isEmpty() ? null : passage(own, text, whole);
        });
  }

  private @Nullable Object passage(List<Mark> marks, String text, boolean whole)
      throws IOException {
    marked.set(marks);
    // The marks are at hand; neither reader nor document is asked.
    return (whole ? wholes : sentences)
        .highlightFieldForDoc(view.getIndexReader().leaves().getFirst().reader(), 0, text);
  }

  /** A concept where it stands. */
  private record Place(int position, Mark mark) {}

  private Map<String, List<Mark>> marks(Wanted wanted, int document) throws IOException {
    Map<String, List<Place>> places = places(wanted.allConcepts(), document);
    Set<Place> marked = new LinkedHashSet<>();
    wanted.concepts.forEach(concept -> marked.addAll(places.getOrDefault(concept, List.of())));
    wanted.together.forEach(near -> addTogether(near, places, marked));
    Map<String, List<Mark>> marks = new HashMap<>();
    for (Place place : marked) {
      int source = place.position / TextFields.POSITIONS;
      if (source < MeasureFields.SOURCES.size()) {
        marks
            .computeIfAbsent(MeasureFields.SOURCES.get(source), none -> new ArrayList<>())
            .add(place.mark);
      }
    }
    return marks;
  }

  /** Of concepts that belong together, those that stand so. */
  private static void addTogether(
      Variant.Near near, Map<String, List<Place>> places, Set<Place> marked) {
    int reach = near.slop() + near.terms().size();
    for (Place first : places.getOrDefault(near.terms().getFirst(), List.of())) {
      List<Place> found = new ArrayList<>();
      for (String concept : near.terms()) {
        places.getOrDefault(concept, List.of()).stream()
            .filter(place -> Math.abs(place.position - first.position) <= reach)
            .findFirst()
            .ifPresent(found::add);
      }
      if (found.size() == near.terms().size()) {
        marked.addAll(found);
      }
    }
  }

  private Map<String, List<Place>> places(Set<String> concepts, int document) throws IOException {
    List<LeafReaderContext> leaves = view.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    Map<String, List<Place>> found = new HashMap<>();
    Terms terms = leaf.reader().terms(TextFields.TEXT);
    if (terms == null) {
      return found;
    }
    TermsEnum each = terms.iterator();
    PostingsEnum postings = null;
    for (String concept : concepts) {
      BytesRef term = new BytesRef(concept);
      if (each.seekExact(term)) {
        postings = each.postings(postings, PostingsEnum.OFFSETS);
        if (postings.advance(document - leaf.docBase) == document - leaf.docBase) {
          found.put(concept, places(postings, term));
        }
      }
    }
    return found;
  }

  private static List<Place> places(PostingsEnum postings, BytesRef term) throws IOException {
    List<Place> places = new ArrayList<>();
    int frequency = postings.freq();
    for (int i = 0; i < frequency; i++) {
      int position = postings.nextPosition();
      int base = position / TextFields.POSITIONS * TextFields.POSITIONS;
      Mark mark =
          new Mark(term, frequency, postings.startOffset() - base, postings.endOffset() - base);
      places.add(new Place(position, mark));
    }
    return places;
  }

  private static void addWritten(Wanted wanted, String text, List<Mark> marks) {
    List<Token> tokens = Tokens.of(text);
    int next = 0;
    while (next < tokens.size()) {
      int size = wanted.writtenAt(tokens, next);
      for (Token token : tokens.subList(next, next + size)) {
        marks.add(new Mark(new BytesRef(token.folded()), 1, token.start(), token.end()));
      }
      next += Math.max(1, size);
    }
  }
}
