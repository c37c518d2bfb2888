package no.tiltakskatalogen.catalogue.vocabulary;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The allowed word that somebody most likely meant. */
public final class Guess {

  /** No user means a word whose letters are mostly others; longer input is not compared. */
  private static final int LONGEST_WORD = 100;

  private record Candidate(String word, int distance) {}

  private Guess() {}

  /** The nearest of the allowed words, if it differs in at most a third of its letters. */
  public static Optional<String> nearest(String given, Collection<String> allowed) {
    if (given.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    String word = given.toLowerCase(Locale.ROOT);
    return allowed.stream()
        .map(other -> new Candidate(other, distance(word, other.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance <= Math.max(1, candidate.word.length() / 3))
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::word);
  }

  /**
   * Optimal string alignment distance: insertions, deletions, substitutions, neighbours swapped.
   */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        best = Math.min(best, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
