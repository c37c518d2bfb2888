package no.tiltakskatalogen.search.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lists that decide what a query means. They are read when the service starts; the index does
 * not depend on them.
 *
 * @param equivalents phrases that mean the same, by kind
 * @param capitals abbreviations that are also something else, and meant only in capitals; folded
 * @param families words whose measures interest whoever looks for one of them
 * @param weakWords words that are wished for, not required; folded
 * @param ordinaryWords words that are spelt right though no measure has them; folded
 * @param places names of municipalities, schools and the like
 */
public record QueryLists(
    List<Equivalents> equivalents,
    Set<String> capitals,
    List<List<String>> families,
    Set<String> weakWords,
    Set<String> ordinaryWords,
    List<NamedPlace> places) {

  /** Where a set of phrases comes from. */
  public enum Kind {
    ABBREVIATION,
    SYNONYM,
    ENGLISH
  }

  /**
   * Phrases that mean the same.
   *
   * @param label the one to show
   * @param sought whether the phrase may be looked for in the measures, for each phrase; those of
   *     other languages are only understood
   */
  public record Equivalents(Kind kind, String label, List<String> phrases, List<String> sought) {}

  /**
   * A place that measures name.
   *
   * @param names the first to show
   * @param county the key of its county
   */
  public record NamedPlace(String kind, List<String> names, String county) {}

  private static final String CAPITALS = "; capitals";

  /** The lists that come with the program. */
  public static QueryLists bundled() {
    List<Equivalents> equivalents = new ArrayList<>();
    Set<String> capitals = new LinkedHashSet<>();
    for (String line : new ListFile("abbreviations.txt").lines()) {
      boolean inCapitals = line.endsWith(CAPITALS);
      String rest = inCapitals ? line.substring(0, line.length() - CAPITALS.length()) : line;
      String[] sides = rest.split("=", -1);
      List<String> abbreviations = ListFile.phrases(sides[0]);
      if (inCapitals) {
        abbreviations.forEach(each -> capitals.add(Folding.fold(each)));
      }
      if (sides.length == 2) {
        List<String> expansions = ListFile.phrases(sides[1]);
        List<String> all = Stream.concat(abbreviations.stream(), expansions.stream()).toList();
        equivalents.add(new Equivalents(Kind.ABBREVIATION, expansions.getFirst(), all, all));
      }
    }
    for (String line : new ListFile("synonyms.txt").lines()) {
      List<String> phrases = ListFile.phrases(line);
      equivalents.add(new Equivalents(Kind.SYNONYM, phrases.getFirst(), phrases, phrases));
    }
    for (ListFile.Pair pair : new ListFile("english.txt").pairs()) {
      List<String> norwegian = ListFile.phrases(pair.right());
      equivalents.add(
          new Equivalents(
              Kind.ENGLISH, norwegian.getFirst(), ListFile.phrases(pair.left()), norwegian));
    }
    return new QueryLists(
        equivalents,
        capitals,
        new ListFile("families.txt").lines().stream().map(ListFile::phrases).toList(),
        folded("weak-words.txt"),
        folded("ordinary-words.txt"),
        new ListFile("places.txt").lines().stream().map(QueryLists::place).toList());
  }

  private static Set<String> folded(String file) {
    return new ListFile(file).words().map(Folding::fold).collect(Collectors.toUnmodifiableSet());
  }

  private static NamedPlace place(String line) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != 3) {
      throw new IllegalStateException(
          "places.txt: expected \"kind | names | county\", found \"%s\"".formatted(line));
    }
    return new NamedPlace(columns[0].strip(), ListFile.phrases(columns[1]), columns[2].strip());
  }
}
