package no.tiltakskatalogen.search;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import no.tiltakskatalogen.search.SearchRequest.Sort;
import org.jspecify.annotations.Nullable;

/** Measures and requests made by chance, of few values and words so that many of them meet. */
final class RandomCatalogue {

  /** No ending comes off these, and none is the beginning of another. */
  static final List<String> WORDS = List.of("laks", "torsk", "brosm", "kolj", "ugl", "sild");

  /** In the order of the facets: one seed gives the same in every run. */
  private static final Map<Facet, List<String>> VALUES =
      new EnumMap<>(
          Map.of(
              Facet.COUNTY, List.of("HO", "RO", "TE", "FI", "ST"),
              Facet.CATEGORY, List.of("kunnskap", "kvalitet", "koordinering"),
              Facet.GROUP, List.of("1", "1.1", "1.2", "2", "2.1"),
              Facet.PHASE, List.of("vg1", "vg2", "vg3", "utenfor"),
              Facet.ACTOR, List.of("skole", "fylke")));

  private static final List<String> AUDIENCES = List.of(Draft.PUBLIC, "HO", "curators");

  private RandomCatalogue() {}

  static List<IndexedMeasure> measures(Random random, int number) {
    List<IndexedMeasure> measures = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Draft measure =
          Draft.measure("m" + i)
              .title(text(random, 3))
              .summary(random.nextBoolean() ? text(random, 3) : null)
              .labels(text(random, 1))
              .updated(Draft.UPDATED.plus(random.nextInt(50), ChronoUnit.DAYS))
              .audiences(some(random, AUDIENCES, 1).toArray(String[]::new));
      VALUES.forEach(
          (facet, values) -> measure.values(facet, some(random, values, 0).toArray(String[]::new)));
      for (String section : some(random, MeasureFields.SECTIONS, 0)) {
        measure.section(section, text(random, 4));
      }
      measures.add(measure.done());
    }
    return measures;
  }

  static SearchRequest request(Random random) {
    List<String> words = random.nextInt(3) == 0 ? List.of() : some(random, WORDS, 1);
    Ask ask =
        Ask.words(String.join(" ", words))
            .by(random.nextInt(4) == 0 ? Sort.RELEVANCE : Sort.UPDATED)
            .limit(1 + random.nextInt(100))
            .described(described(random))
            .as(Set.copyOf(some(random, AUDIENCES, 1)));
    if (random.nextInt(3) == 0) {
      ask.in(Set.copyOf(some(random, MeasureFields.SECTIONS, 1)));
    }
    VALUES.forEach(
        (facet, values) -> {
          if (random.nextInt(3) == 0) {
            ask.with(facet, Set.copyOf(some(random, values, 1)));
          }
        });
    return ask.request();
  }

  private static @Nullable Boolean described(Random random) {
    return random.nextInt(3) == 0 ? (Boolean) random.nextBoolean() : null;
  }

  /** Some few of these, at least so many. */
  private static List<String> some(Random random, List<String> all, int least) {
    List<String> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, random);
    return mixed.subList(0, least + random.nextInt(Math.min(3, all.size() - least + 1)));
  }

  private static String text(Random random, int mostWords) {
    return String.join(" ", some(random, WORDS, 1).stream().limit(mostWords).toList());
  }
}
