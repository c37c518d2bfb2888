package no.tiltakskatalogen.search;

import java.util.List;
import java.util.Set;

/**
 * What a search is going to look for.
 *
 * @param sought words and phrases; none for a query that only excludes or only names a place
 * @param excluded what must not be there
 * @param counties the keys of the counties that are preferred; without anything sought, the ones to
 *     give
 * @param title the query's words as a title may begin its own, folded
 * @param sections that the search is held to; empty for all
 * @param nothing whether the query is about nothing that is here
 */
record Plan(
    List<Sought> sought,
    List<Sought> excluded,
    Set<String> counties,
    List<String> title,
    Set<String> sections,
    boolean nothing,
    Interpretation interpretation) {

  Plan {
    sought = List.copyOf(sought);
    excluded = List.copyOf(excluded);
    counties = Set.copyOf(counties);
    title = List.copyOf(title);
    sections = Set.copyOf(sections);
  }

  /** Whether some hits may be better than others. */
  boolean ranks() {
    return !sought.isEmpty() || !title.isEmpty();
  }

  List<Sought> required() {
    return sought.stream().filter(Sought::required).toList();
  }
}
