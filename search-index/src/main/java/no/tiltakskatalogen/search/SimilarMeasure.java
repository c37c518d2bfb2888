package no.tiltakskatalogen.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A measure that is comparable to another.
 *
 * @param hit what to show of it
 * @param score between 0 and 1, how much they have in common
 * @param words that both have, as the other measure writes them, the most telling first
 * @param tags of each facet the values that both have
 */
public record SimilarMeasure(
    SearchPage.Hit hit, double score, List<String> words, Map<Facet, List<String>> tags) {

  public SimilarMeasure {
    words = List.copyOf(words);
    tags = Map.copyOf(tags);
  }

  /**
   * What to compare.
   *
   * @param address the id or the present slug of the measure that others are compared with
   * @param sections to compare; empty for titles, tags and summaries
   * @param notCounties the keys of counties to leave out
   * @param notOwn whether to leave out the measure's own county, with all it stands for
   * @param limit the most to give
   * @param audiences what the asker may see
   */
  public record Request(
      String address,
      Set<String> sections,
      Set<String> notCounties,
      boolean notOwn,
      int limit,
      Set<String> audiences) {
    public Request {
      sections = Set.copyOf(sections);
      notCounties = Set.copyOf(notCounties);
      audiences = Set.copyOf(audiences);
    }
  }
}
