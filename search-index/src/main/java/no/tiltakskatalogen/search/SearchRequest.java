package no.tiltakskatalogen.search;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param query the user's words; blank for none
 * @param filters of each facet the values of which a measure must have at least one; a facet
 *     without values does not filter
 * @param sections the ids of the sections to look for the words in; empty for everywhere. Without
 *     words, the measures that have text in at least one of them.
 * @param described whether a measure must have text in a section (true) or must not (false)
 * @param limit how many hits to give
 * @param cursor where to go on, as {@link SearchPage#next()} of the page before gave it
 * @param audiences what the asker may see
 * @param verbatim whether words are taken as they are typed: no place recognised, nothing corrected
 *     or completed
 * @param explain whether hits come with reasons
 */
public record SearchRequest(
    String query,
    Map<Facet, Set<String>> filters,
    Set<String> sections,
    @Nullable Boolean described,
    Sort sort,
    int limit,
    @Nullable String cursor,
    Set<String> audiences,
    boolean verbatim,
    boolean explain) {

  /** The order of hits. */
  public enum Sort {
    /** Best first. */
    RELEVANCE,
    /** By title in the Norwegian alphabet. */
    TITLE,
    /** By county, then title, in the Norwegian alphabet. */
    COUNTY,
    /** Newest first. */
    UPDATED
  }

  public SearchRequest {
    if (limit < 1) {
      throw new IllegalArgumentException("A search gives at least one hit, not " + limit);
    }
    Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      copy.put(facet, Set.copyOf(filters.getOrDefault(facet, Set.of())));
    }
    filters = Collections.unmodifiableMap(copy);
    sections = Set.copyOf(sections);
    audiences = Set.copyOf(audiences);
  }

  /** What has certain values, without looking for words. */
  public static SearchRequest listing(
      Map<Facet, Set<String>> filters,
      @Nullable Boolean described,
      Sort sort,
      int limit,
      Set<String> audiences) {
    return new SearchRequest(
        "", filters, Set.of(), described, sort, limit, null, audiences, false, false);
  }

  /** What has certain words, best first. */
  static SearchRequest forWords(String query, Set<String> audiences) {
    return new SearchRequest(
        query, Map.of(), Set.of(), null, Sort.RELEVANCE, 1, null, audiences, false, false);
  }
}
