package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import no.tiltakskatalogen.search.SearchPage.Match;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Finds the words of a query by reading each hit's texts anew, as Lucene's highlighter does. */
final class StockHighlighting {

  /** Longer than any section may be. */
  private static final int LONGEST_TEXT = 1 << 20;

  private final UnifiedHighlighter wholes;
  private final UnifiedHighlighter sentences;
  private final Query words;

  StockHighlighting(Analyzer analysis, Query words) {
    this.words = words;
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
            .withFormatter(new BestPassage.Formatter());
    return builder
        .withBreakIterator(whole ? WholeBreakIterator::new : BestPassage::sentences)
        .build();
  }

  List<Match> matches(StoredMeasure measure, Collection<String> heldTo) throws IOException {
    return BestPassage.matches(
        measure,
        heldTo,
        (source, text, whole) ->
            (whole ? wholes : sentences).highlightWithoutSearcher("", words, text, 1));
  }
}
