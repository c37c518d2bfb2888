package no.tiltakskatalogen.search;

import java.util.EnumSet;
import java.util.Set;
import no.tiltakskatalogen.search.words.AnalysisLists;
import no.tiltakskatalogen.search.words.QueryLists;

/**
 * What a search knows of the language, and which of its parts are at work.
 *
 * @param off parts that are left out, to see what they are worth
 */
public record Relevance(AnalysisLists analysis, QueryLists queries, Set<Component> off) {

  /** A part of the search that can be left out. */
  public enum Component {
    COMPOUNDS,
    WRITTEN_FORMS,
    STEMMING_OVERRIDES,
    SYNONYMS,
    ABBREVIATIONS,
    ENGLISH,
    FAMILIES,
    PLACES,
    BEGINNINGS,
    CORRECTIONS,
    WEAK_WORDS,
    PASSING_WORDS,
    TITLE_ORDER,
    RELAXING,
    CUT_OFF,
    ENOUGH_KNOWN
  }

  public Relevance {
    off = Set.copyOf(off);
  }

  /** All that comes with the program. */
  public static Relevance standard() {
    return new Relevance(AnalysisLists.bundled(), QueryLists.bundled(), Set.of());
  }

  /** The same without one part. */
  public Relevance without(Component component) {
    Set<Component> more = EnumSet.of(component);
    more.addAll(off);
    AnalysisLists lists =
        analysis.without(
            component == Component.COMPOUNDS,
            component == Component.WRITTEN_FORMS,
            component == Component.STEMMING_OVERRIDES);
    return new Relevance(lists, queries, more);
  }

  boolean has(Component component) {
    return !off.contains(component);
  }
}
