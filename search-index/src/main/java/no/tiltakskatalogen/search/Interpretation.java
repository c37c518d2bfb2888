package no.tiltakskatalogen.search;

import java.util.List;
import java.util.Set;

/**
 * What a query was taken to mean.
 *
 * @param corrections words that were taken for others
 * @param recognised what was understood as more than words
 * @param ignored words that had no say
 * @param relaxed whether measures that lack some of the words are among the hits
 * @param suggestions words to try instead, where nothing was found
 */
public record Interpretation(
    List<Correction> corrections,
    List<Recognised> recognised,
    List<Ignored> ignored,
    boolean relaxed,
    List<String> suggestions) {

  public Interpretation {
    corrections = List.copyOf(corrections);
    recognised = List.copyOf(recognised);
    ignored = List.copyOf(ignored);
    suggestions = List.copyOf(suggestions);
  }

  static final Interpretation NONE =
      new Interpretation(List.of(), List.of(), List.of(), false, List.of());

  Interpretation relaxed(boolean whether) {
    return new Interpretation(corrections, recognised, ignored, whether, suggestions);
  }

  /**
   * A word that no measure has, and the one it was taken for.
   *
   * @param start where it stands in the query, in UTF-16 code units
   * @param end the unit after its last
   */
  public record Correction(String text, String replacement, int start, int end) {}

  /**
   * Words that were understood.
   *
   * @param kind {@code county}, {@code municipality}, {@code school} and the like for places; else
   *     what kind of concept it is
   * @param label what it was understood as
   * @param id of the concept; empty for one that has none
   * @param counties the keys of the counties that are preferred because of it
   */
  public record Recognised(
      String text, int start, int end, String kind, String id, String label, Set<String> counties) {
    public Recognised {
      counties = Set.copyOf(counties);
    }
  }

  /** Why a word had no say. */
  public enum Reason {
    /** No measure has it, nor anything like it. */
    UNKNOWN,
    /** The query had too many words. */
    TOO_MANY,
    /** Too short to be the beginning of a word. */
    TOO_SHORT
  }

  /** A word that had no say. */
  public record Ignored(String text, int start, int end, Reason reason) {}
}
