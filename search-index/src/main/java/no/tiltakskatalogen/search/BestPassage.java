package no.tiltakskatalogen.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import no.tiltakskatalogen.search.SearchPage.Highlight;
import no.tiltakskatalogen.search.SearchPage.Match;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The best passage of a text, and which texts of a measure to take passages from: the title and the
 * summary as a whole, and the best sentence of the sections it is best in.
 */
record BestPassage(String text, List<Highlight> highlights, float score) {

  /** Enough to see why a measure was found without reading it. */
  private static final int MOST_SECTIONS = 3;

  /** Marks a text. */
  interface Marker {

    /**
     * The best passage of a text, as Lucene's highlighter gives it; null if nothing is marked.
     *
     * @param whole whether the text is one passage
     */
    @Nullable Object mark(String source, String text, boolean whole) throws IOException;
  }

  static BreakIterator sentences() {
    return BreakIterator.getSentenceInstance(Locale.of("nb", "NO"));
  }

  /**
   * @param heldTo the sections that the search is held to; empty for all texts
   */
  static List<Match> matches(StoredMeasure measure, Collection<String> heldTo, Marker marker)
      throws IOException {
    List<Match> matches = new ArrayList<>();
    if (heldTo.isEmpty()) {
      for (String source : List.of(MeasureFields.TITLE, MeasureFields.SUMMARY)) {
        String text = measure.text(source);
        if (text != null && marker.mark(source, text, true) instanceof BestPassage best) {
          matches.add(new Match(source, best.text, best.highlights));
        }
      }
    }
    record Found(Match match, float score) {}
    List<Found> found = new ArrayList<>();
    for (String section : heldTo.isEmpty() ? MeasureFields.SECTIONS : heldTo) {
      String text = measure.text(section);
      if (text != null && marker.mark(section, text, false) instanceof BestPassage best) {
        found.add(new Found(new Match(section, best.text, best.highlights), best.score));
      }
    }
    found.stream()
        .sorted(Comparator.comparing(Found::score).reversed())
        .limit(MOST_SECTIONS)
        .forEach(best -> matches.add(best.match));
    return matches;
  }

  /** Gives the best passage with its hits, counted from its own start. */
  static final class Formatter extends PassageFormatter {

    @Override
    public @Nullable Object format(Passage[] passages, String content) {
      Passage best = passages[0];
      if (best.getNumMatches() == 0) {
        return null;
      }
      int start = best.getStartOffset();
      // A word that holds the end of a sentence goes beyond the passage.
      int last = best.getMatchEnds()[best.getNumMatches() - 1];
      String text = content.substring(start, Math.max(best.getEndOffset(), last)).stripTrailing();
      List<Highlight> highlights = new ArrayList<>();
      int end = 0;
      for (int i = 0; i < best.getNumMatches(); i++) {
        int from = best.getMatchStarts()[i] - start;
        if (from >= end) {
          end = best.getMatchEnds()[i] - start;
          highlights.add(new Highlight(from, end));
        }
      }
      return new BestPassage(text, highlights, best.getScore());
    }
  }
}
