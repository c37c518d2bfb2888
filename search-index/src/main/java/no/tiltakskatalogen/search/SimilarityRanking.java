package no.tiltakskatalogen.search;

import java.util.Map;

/**
 * How comparable two measures are: the share of the first one's telling words that the other has,
 * each by how rare it is, and the tags they share.
 */
final class SimilarityRanking {

  /** So many of the first measure's words are compared, the most telling ones. */
  static final int MOST_WORDS = 16;

  /** A word that a greater share of all measures have makes no two of them alike. */
  static final double COMMON = 0.3;

  private static final double WORDS = 0.6;

  /**
   * Tags count as far as they tell measures apart: a group has some few measures, a category a
   * quarter of all.
   */
  private static final Map<Facet, Double> TAGS =
      Map.of(Facet.GROUP, 0.25, Facet.PHASE, 0.1, Facet.CATEGORY, 0.03, Facet.ACTOR, 0.02);

  /** Less in common than this is chance; nothing is better than noise. */
  static final double LEAST = 0.2;

  private SimilarityRanking() {}

  /**
   * @param words the share of the telling words that both have, by how rare they are
   * @param tags of each facet the share of values that both have
   */
  static double score(double words, Map<Facet, Double> tags) {
    double score = WORDS * words;
    for (Map.Entry<Facet, Double> weight : TAGS.entrySet()) {
      score += weight.getValue() * tags.getOrDefault(weight.getKey(), 0.0);
    }
    return score;
  }
}
