package no.tiltakskatalogen.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of the answer to a search.
 *
 * @param total how many measures match, on all pages
 * @param counts of each facet how many measures each value would give, leaving out the facet's own
 *     filter; values that would give none are not there
 * @param next the cursor of the next page; null on the last one
 * @param revision the last change of the store that this answer has seen
 * @param interpretation what the query was taken to mean
 */
public record SearchPage(
    long total,
    List<Hit> hits,
    Map<Facet, Map<String, Long>> counts,
    @Nullable String next,
    long revision,
    Interpretation interpretation) {

  /**
   * A measure that was found.
   *
   * @param values of each facet the values the measure has
   * @param matches where the words were found, the title first
   * @param reasons what counted, the most first; none unless they were asked for
   */
  public record Hit(
      String id,
      String slug,
      String title,
      @Nullable String summary,
      String language,
      Map<Facet, List<String>> values,
      boolean described,
      Instant updated,
      List<Match> matches,
      List<Reason> reasons) {}

  /**
   * Something that placed a hit.
   *
   * @param word of the query
   * @param kind {@code word}, {@code synonym} and so on; {@code title} and {@code county} for what
   *     is not a word
   * @param found what the measure has
   * @param fields where it has it
   * @param points what it counted
   */
  public record Reason(
      String word, String kind, String found, List<String> fields, double points) {}

  /**
   * A passage with the words that were found in it.
   *
   * @param field {@code title}, {@code summary} or the id of a section
   * @param highlights non-overlapping, in order
   */
  public record Match(String field, String text, List<Highlight> highlights) {}

  /**
   * Where in the text a word was found.
   *
   * @param start first UTF-16 code unit
   * @param end the unit after the last
   */
  public record Highlight(int start, int end) {}
}
