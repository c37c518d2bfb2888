package no.tiltakskatalogen.search;

import java.util.Map;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/** The weights of relevance, each with its reason. */
final class Ranking {

  /** A title says what the whole measure is about. */
  static final float TITLE = 4f;

  /** Labels and keywords are chosen to be found by, but shared by many measures. */
  static final float LABELS = 2f;

  /** A summary is written to be short and to the point. */
  static final float SUMMARY = 2f;

  /** The running text of a section. */
  static final float SECTION = 1f;

  /**
   * A longer word that begins with the query's word: lærling in lærlingplass. A fixed score, about
   * that of a common word, keeps it behind the word itself.
   */
  static final float TITLE_PREFIX = 1f;

  static final float TEXT_PREFIX = 0.4f;

  /** A shorter beginning would meet words that have nothing to do with it. */
  static final int SHORTEST_PREFIX = 4;

  /** A word found in several ways counts as its best one, and a little more. */
  static final float TIE_BREAKER = 0.1f;

  /**
   * Records are either a title or some hundred words; with the usual b of .75 the bare titles would
   * win every search.
   */
  static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.5f);

  private static final Map<String, Float> WEIGHTS =
      Map.of(
          MeasureFields.TITLE, TITLE,
          MeasureFields.LABELS, LABELS,
          MeasureFields.SUMMARY, SUMMARY);

  private Ranking() {}

  static float weight(String field) {
    return WEIGHTS.getOrDefault(field, SECTION);
  }
}
