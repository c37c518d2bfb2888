package no.tiltakskatalogen.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the catalogue's own glossary and vocabularies let a search understand. The index does not
 * depend on it.
 *
 * @param concepts terms and labels
 * @param counties by all the names they go by
 * @param sections the ids of sections by their names
 */
public record SearchVocabulary(
    List<Concept> concepts, List<CountyNames> counties, Map<String, String> sections) {

  public static final SearchVocabulary EMPTY = new SearchVocabulary(List.of(), List.of(), Map.of());

  public SearchVocabulary {
    concepts = List.copyOf(concepts);
    counties = List.copyOf(counties);
    sections = Map.copyOf(sections);
  }

  /**
   * Something with several names.
   *
   * @param kind {@code term}, {@code group}, {@code phase} and so on
   * @param names that measures may use
   * @param abbreviations that measures may use
   * @param english names that measures do not use, but people who search do
   */
  public record Concept(
      String kind,
      String id,
      String label,
      List<String> names,
      List<String> abbreviations,
      List<String> english) {
    public Concept {
      names = List.copyOf(names);
      abbreviations = List.copyOf(abbreviations);
      english = List.copyOf(english);
    }
  }

  /**
   * A county.
   *
   * @param names it goes by
   * @param marks initials and numbers, which mean it only where nothing else is likely
   * @param related the keys of the counties that are meant: itself, those it stands for and those
   *     that stand for it
   */
  public record CountyNames(
      String key, String label, List<String> names, List<String> marks, Set<String> related) {
    public CountyNames {
      names = List.copyOf(names);
      marks = List.copyOf(marks);
      related = Set.copyOf(related);
    }
  }
}
