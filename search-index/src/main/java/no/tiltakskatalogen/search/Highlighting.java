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
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.jspecify.annotations.Nullable;

/** Finds in a hit's texts where the words of a query are. */
final class Highlighting {

  /** Enough to see why a measure was found without reading it. */
  private static final int MOST_SECTIONS = 3;

  /** Longer than any section may be. */
  private static final int LONGEST_TEXT = 1 << 20;

  private record Scored(Match match, float score) {}

  private final UnifiedHighlighter wholes;
  private final UnifiedHighlighter sentences;
  private final Query words;

  Highlighting(Analyzer analysis, List<String> words) {
    this.words = MeasureQueries.highlighted(words);
    this.wholes = highlighter(analysis, true);
    this.sentences = highlighter(analysis, false);
  }

  private static UnifiedHighlighter highlighter(Analyzer analysis, boolean whole) {
    UnifiedHighlighter.Builder builder =
        UnifiedHighlighter.builderWithoutSearcher(analysis)
            .withFieldMatcher(field -> true)
            .withMaxLength(LONGEST_TEXT)
            // Words are highlighted one by one. Left on, these build an index of every text.
            .withHighlightPhrasesStrictly(false)
            .withWeightMatches(false)
            .withPassageRelevancyOverSpeed(false)
            .withFormatter(new Best());
    if (whole) {
      builder.withBreakIterator(org.apache.lucene.search.uhighlight.WholeBreakIterator::new);
    } else {
      builder.withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.of("nb", "NO")));
    }
    return builder.build();
  }

  /**
   * The title and the summary as a whole, and the best sentence of the sections it is best in; of a
   * search that is held to some sections, only of these.
   */
  List<Match> matches(Document document, Collection<String> heldTo) throws IOException {
    List<Match> matches = new ArrayList<>();
    List<String> whole = List.of(MeasureFields.TITLE, MeasureFields.SUMMARY);
    for (String field : heldTo.isEmpty() ? whole : List.<String>of()) {
      Scored match = match(wholes, field, document.get(field));
      if (match != null) {
        matches.add(match.match);
      }
    }
    List<Scored> found = new ArrayList<>();
    for (String section : heldTo.isEmpty() ? MeasureFields.SECTIONS : heldTo) {
      Scored match = match(sentences, section, document.get(MeasureFields.section(section)));
      if (match != null) {
        found.add(match);
      }
    }
    found.stream()
        .sorted(Comparator.comparing(Scored::score).reversed())
        .limit(MOST_SECTIONS)
        .forEach(best -> matches.add(best.match));
    return matches;
  }

  private @Nullable Scored match(
      UnifiedHighlighter highlighter, String field, @Nullable String text) throws IOException {
    if (text == null
        || !(highlighter.highlightWithoutSearcher("", words, text, 1) instanceof Scored scored)) {
      return null;
    }
    return new Scored(
        new Match(field, scored.match.text(), scored.match.highlights()), scored.score);
  }

  /** Gives the best passage with its hits, counted from its own start. */
  private static final class Best extends PassageFormatter {

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
      return new Scored(new Match("", text, highlights), best.getScore());
    }
  }
}
