package no.tiltakskatalogen.catalogue.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The counties of 2015 and their succession to today. Immutable. */
public final class Counties {

  private final Map<String, County> byCode = new LinkedHashMap<>();
  private final Map<String, County> byInitials = new LinkedHashMap<>();
  private final Map<String, List<County>> byName = new LinkedHashMap<>();

  public Counties(List<County> counties) {
    for (County county : counties) {
      byCode.put(county.code(), county);
      if (county.initials() != null) {
        byInitials.put(lower(county.initials()), county);
      }
      byName.computeIfAbsent(fold(county.name()), key -> new ArrayList<>()).add(county);
    }
  }

  public List<County> all() {
    return List.copyOf(byCode.values());
  }

  public County byCode(String code) {
    County county = byCode.get(code);
    if (county == null) {
      throw new IllegalArgumentException("No county has the code " + code);
    }
    return county;
  }

  /**
   * The counties that a user's word names: initials of 2015, a code of any year or a name, in any
   * case and with or without Norwegian letters. A name that was taken up again (Østfold) gives both
   * counties. Empty if the word names none.
   */
  public List<County> named(String word) {
    // Initials keep their letters: ØS is Østfold, OS is Oslo.
    County exact = byInitials.getOrDefault(lower(word), byCode.get(word.strip()));
    return exact == null ? byName.getOrDefault(fold(word), List.of()) : List.of(exact);
  }

  /** The one county that a data file means; among counties of the same name the oldest. */
  public Optional<County> find(String word) {
    return named(word).stream().findFirst();
  }

  public List<County> predecessors(County county) {
    return all().stream().filter(other -> other.successors().contains(county.code())).toList();
  }

  /**
   * The county with those it stands for and those that stand for it: its direct predecessors and
   * successors, and, where a merger was dissolved again, the county of the same name on the other
   * side of it.
   */
  public Set<County> related(County county) {
    Set<County> related = new LinkedHashSet<>();
    related.add(county);
    for (County predecessor : predecessors(county)) {
      related.add(predecessor);
      predecessors(predecessor).stream()
          .filter(older -> older.name().equals(county.name()))
          .forEach(related::add);
    }
    for (String code : county.successors()) {
      County successor = byCode(code);
      related.add(successor);
      successor.successors().stream()
          .map(this::byCode)
          .filter(newer -> newer.name().equals(county.name()))
          .forEach(related::add);
    }
    return related;
  }

  private static String lower(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private static String fold(String name) {
    return lower(name)
        .replace("ae", "æ")
        .replace("æ", "a")
        .replace("ø", "o")
        .replace("å", "a")
        .replace("aa", "a")
        .replace('-', ' ');
  }
}
