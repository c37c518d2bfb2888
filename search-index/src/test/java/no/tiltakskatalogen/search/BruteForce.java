package no.tiltakskatalogen.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Answers a request by looking at every measure, as simply as can be. A measure must have all the
 * words, which must be words that some measure has: what else a query may find is for others to
 * say.
 */
final class BruteForce {

  record Answer(List<String> newestFirst, Map<Facet, Map<String, Long>> counts) {
    long total() {
      return newestFirst.size();
    }
  }

  private BruteForce() {}

  static Answer answer(List<IndexedMeasure> measures, SearchRequest request) {
    List<IndexedMeasure> seen =
        measures.stream()
            .filter(measure -> !Collections.disjoint(measure.audiences(), request.audiences()))
            .filter(
                measure ->
                    request.described() == null
                        || request.described() == !measure.sections().isEmpty())
            .toList();
    List<IndexedMeasure> matching = matching(seen, request);
    List<String> newestFirst =
        matching.stream()
            .filter(measure -> passes(measure, request, Set.of(Facet.values())))
            .sorted(
                Comparator.comparing(IndexedMeasure::updated)
                    .reversed()
                    .thenComparing(IndexedMeasure::id))
            .map(IndexedMeasure::id)
            .toList();
    Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      Set<Facet> others = new HashSet<>(Set.of(Facet.values()));
      others.remove(facet);
      Map<String, Long> values = new TreeMap<>();
      matching.stream()
          .filter(measure -> passes(measure, request, others))
          .forEach(
              measure ->
                  valuesOf(measure, facet).forEach(value -> values.merge(value, 1L, Long::sum)));
      counts.put(facet, values);
    }
    return new Answer(newestFirst, counts);
  }

  private static List<IndexedMeasure> matching(List<IndexedMeasure> seen, SearchRequest request) {
    if (request.query().isEmpty()) {
      Predicate<IndexedMeasure> hasOne =
          measure ->
              request.sections().isEmpty()
                  || !Collections.disjoint(measure.sections().keySet(), request.sections());
      return seen.stream().filter(hasOne).toList();
    }
    List<String> words = List.of(request.query().split(" "));
    return seen.stream()
        .filter(measure -> wordsOf(measure, request.sections()).containsAll(words))
        .toList();
  }

  private static Set<String> wordsOf(IndexedMeasure measure, Set<String> sections) {
    List<String> texts = new ArrayList<>();
    if (sections.isEmpty()) {
      texts.add(measure.title());
      texts.addAll(measure.labels());
      if (measure.summary() != null) {
        texts.add(measure.summary());
      }
    }
    measure
        .sections()
        .forEach(
            (section, text) -> {
              if (sections.isEmpty() || sections.contains(section)) {
                texts.add(text);
              }
            });
    Set<String> words = new HashSet<>();
    texts.forEach(text -> words.addAll(List.of(text.split(" "))));
    return words;
  }

  private static boolean passes(IndexedMeasure measure, SearchRequest request, Set<Facet> facets) {
    for (Facet facet : facets) {
      Set<String> chosen = request.filters().getOrDefault(facet, Set.of());
      if (!chosen.isEmpty() && Collections.disjoint(valuesOf(measure, facet), chosen)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> valuesOf(IndexedMeasure measure, Facet facet) {
    return measure.values().getOrDefault(facet, List.of());
  }
}
