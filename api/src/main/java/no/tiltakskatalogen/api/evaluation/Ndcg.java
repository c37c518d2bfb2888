package no.tiltakskatalogen.api.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Normalised discounted cumulative gain of the first ten hits, with gains of 2^grade - 1 (Järvelin
 * and Kekäläinen, ACM TOIS 2002, in the form of Burges et al., ICML 2005): 1 if the best measures
 * come first, 0 if none of them is among the ten.
 */
final class Ndcg {

  private static final int DEPTH = 10;

  private Ndcg() {}

  /** The value for hits in the order they came; for a query that nothing answers, 1 for none. */
  static double of(List<String> hits, Map<String, Integer> grades) {
    if (grades.isEmpty()) {
      return hits.isEmpty() ? 1 : 0;
    }
    double ideal =
        sum(grades.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList());
    return sum(hits.stream().limit(DEPTH).map(id -> grades.getOrDefault(id, 0)).toList()) / ideal;
  }

  private static double sum(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < grades.size(); i++) {
      sum += ((1 << grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0);
    }
    return sum;
  }
}
