package no.tiltakskatalogen.search.words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The lists that decide what a word becomes in the index. An index made with others has to be built
 * anew. All words are folded.
 *
 * @param parts what compounds are made of
 * @param generalParts those parts that say too little to be looked for alone
 * @param writtenForms other forms, mostly nynorsk, by the bokmål word that means the same
 * @param stems forms whose stem the rules of endings miss
 * @param functionWords words that say nothing of what a text is about
 */
public record AnalysisLists(
    Set<String> parts,
    Set<String> generalParts,
    Map<String, String> writtenForms,
    Map<String, String> stems,
    Set<String> functionWords) {

  private static final String GENERAL = " general";

  public AnalysisLists {
    // In the order of the lists: where two entries meet, the first one counts, at every start.
    parts = Collections.unmodifiableSet(new LinkedHashSet<>(parts));
    generalParts = Set.copyOf(generalParts);
    writtenForms = Collections.unmodifiableMap(new LinkedHashMap<>(writtenForms));
    stems = Collections.unmodifiableMap(new LinkedHashMap<>(stems));
    functionWords = Set.copyOf(functionWords);
  }

  /** The lists that come with the program. */
  public static AnalysisLists bundled() {
    Set<String> parts = new LinkedHashSet<>();
    Set<String> general = new LinkedHashSet<>();
    for (String line : new ListFile("compound-parts.txt").lines()) {
      boolean isGeneral = line.endsWith(GENERAL);
      String part =
          Folding.fold(isGeneral ? line.substring(0, line.length() - GENERAL.length()) : line);
      parts.add(part.strip());
      if (isGeneral) {
        general.add(part.strip());
      }
    }
    return new AnalysisLists(
        parts,
        general,
        withoutSame(forms("written-forms.txt")),
        forms("stemming.txt"),
        new ListFile("function-words.txt")
            .words()
            .map(Folding::fold)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Map<String, String> forms(String file) {
    Map<String, String> forms = new LinkedHashMap<>();
    for (ListFile.Pair pair : new ListFile(file).pairs()) {
      String meaning = Folding.fold(pair.right());
      for (String form : pair.left().split("\\s+")) {
        String folded = Folding.fold(form);
        forms.putIfAbsent(folded, meaning);
      }
      // The word itself, too, where the rules would make something else of it.
      forms.putIfAbsent(meaning, meaning);
    }
    return forms;
  }

  private static Map<String, String> withoutSame(Map<String, String> forms) {
    forms.entrySet().removeIf(form -> form.getKey().equals(form.getValue()));
    return forms;
  }

  /** These lists with some of them empty, to see what each is worth. */
  public AnalysisLists without(boolean compounds, boolean forms, boolean overrides) {
    return new AnalysisLists(
        compounds ? Set.of() : parts,
        generalParts,
        forms ? Map.of() : writtenForms,
        overrides ? Map.of() : stems,
        functionWords);
  }

  /** Differs whenever the lists do. */
  public String checksum() {
    return Integer.toHexString(
        String.join(
                "\n",
                new TreeSet<>(parts).toString(),
                new TreeSet<>(generalParts).toString(),
                new TreeMap<>(writtenForms).toString(),
                new TreeMap<>(stems).toString(),
                new TreeSet<>(functionWords).toString())
            .hashCode());
  }
}
