package no.tiltakskatalogen.search;

import java.text.BreakIterator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.SearchPage.Hit;
import no.tiltakskatalogen.search.SearchPage.Match;
import no.tiltakskatalogen.search.SearchPage.Reason;
import org.apache.lucene.document.Document;
import org.jspecify.annotations.Nullable;

/** What the index keeps of a measure to show it, and where its sentences begin. Thread-safe. */
final class StoredMeasure {

  private final Hit hit;
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, int[]> sentences = new ConcurrentHashMap<>();
  private final int length;

  StoredMeasure(Document document) {
    // Documents are heavy: each of their fields says anew how it is to be stored.
    for (String source : MeasureFields.SOURCES) {
      List<String> values = List.of(MeasureFields.texts(document, source));
      if (!values.isEmpty()) {
        texts.put(source, values);
      }
    }
    length = texts.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
    Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      values.put(facet, MeasureFields.values(document, facet));
    }
    hit =
        new Hit(
            document.get(MeasureFields.ID),
            document.get(MeasureFields.SLUG),
            document.get(MeasureFields.TITLE),
            text(MeasureFields.SUMMARY),
            document.get(MeasureFields.LANGUAGE),
            values,
            document.get(MeasureFields.DESCRIBED).equals(MeasureFields.YES),
            MeasureFields.updated(document),
            List.of(),
            List.of());
  }

  /** The measure as a search shows it. */
  Hit hit(List<Match> matches, List<Reason> reasons) {
    return new Hit(
        hit.id(),
        hit.slug(),
        hit.title(),
        hit.summary(),
        hit.language(),
        hit.values(),
        hit.described(),
        hit.updated(),
        matches,
        reasons);
  }

  List<String> values(Facet facet) {
    return hit.values().getOrDefault(facet, List.of());
  }

  /** The texts of one source; more than one of tags only. */
  List<String> texts(String source) {
    return texts.getOrDefault(source, List.of());
  }

  /** The text of one source. */
  @Nullable String text(String source) {
    List<String> all = texts(source);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** Of all its texts, in characters. */
  int length() {
    return length;
  }

  /** The boundaries of the sentences of one of its texts; looked for once. */
  int[] sentences(String source, String text) {
    return sentences.computeIfAbsent(
        source,
        each -> {
          BreakIterator sentence = BestPassage.sentences();
          sentence.setText(text);
          IntStream.Builder bounds = IntStream.builder();
          for (int at = sentence.first(); at != BreakIterator.DONE; at = sentence.next()) {
            bounds.add(at);
          }
          return bounds.build().toArray();
        });
  }
}
