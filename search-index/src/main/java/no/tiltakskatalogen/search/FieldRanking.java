package no.tiltakskatalogen.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * How much it counts where a word stands: BM25F (Robertson, Zaragoza and Taylor, "Simple BM25
 * extension to multiple weighted fields", CIKM 2004). The frequencies of a word in the fields are
 * added up with their weights before they saturate. The weights are known when a measure is indexed
 * and are put into the frequencies there, so that a search reads one list of measures per word.
 */
final class FieldRanking {

  /** Changes whenever the frequencies in the index may; an index of another version is rebuilt. */
  static final String VERSION = "3";

  /** A title says what the whole measure is about. */
  static final float TITLE = 3f;

  /** Labels and keywords are chosen to be found by, but shared by many measures. */
  static final float TAGS = 2f;

  /** A summary is written to be short and to the point. */
  static final float SUMMARY = 1.5f;

  /** The running text of a section. */
  static final float SECTION = 1f;

  /** What a word counts in a field of weight 1: frequencies are whole numbers. */
  static final int WHOLE = 10;

  /** A part of a compound says less than the word itself: opplæringstilbud for tilbud. */
  static final int PART = 3;

  /** How soon more of the same word stops to count, in words of a field of weight 1. */
  private static final float SATURATION = 1.2f;

  /**
   * Records are either a title or some hundred words; with the usual .75 the bare titles would win
   * every search.
   */
  private static final float LENGTH = 0.5f;

  static final Similarity SIMILARITY =
      new PerFieldSimilarityWrapper() {
        private final Similarity weighted = new BM25Similarity(SATURATION * WHOLE, LENGTH);
        private final Similarity counted = new BM25Similarity();

        @Override
        public Similarity get(String field) {
          return field.equals(TextFields.TITLE_START) ? counted : weighted;
        }
      };

  private FieldRanking() {}
}
