package no.tiltakskatalogen.api.indexing;

import java.util.List;

/**
 * What a comparison of the index with the database found.
 *
 * @param change the last change that is in the index that was compared
 * @param compared how many measures of either were looked at
 * @param waiting how many have changed since, and are the follower's next work
 * @param missing ids that the index lacks
 * @param stale ids that the index has in another revision
 * @param orphaned ids that only the index has, or has for nobody to see
 * @param faults how many of all three there are; the lists end at {@link #MOST_TOLD} each
 */
public record IndexReport(
    long change,
    long compared,
    long waiting,
    List<String> missing,
    List<String> stale,
    List<String> orphaned,
    long faults) {

  /** Enough to see what is the matter; all of them are counted, and mended. */
  public static final int MOST_TOLD = 1_000;

  public IndexReport {
    missing = List.copyOf(missing);
    stale = List.copyOf(stale);
    orphaned = List.copyOf(orphaned);
  }

  /** Whether the index holds what the database holds, as of its change. */
  public boolean clean() {
    return faults == 0;
  }
}
