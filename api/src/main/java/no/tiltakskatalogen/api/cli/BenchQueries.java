package no.tiltakskatalogen.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.vocabulary.Category;
import no.tiltakskatalogen.catalogue.vocabulary.County;

/** Queries as advisers put them, made up from the words of the measures. */
final class BenchQueries {

  /** Enough that no kind hangs on a few lucky words. */
  private static final int OF_EACH_KIND = 40;

  private static final List<String> ABBREVIATIONS =
      List.of("vgs", "PPT", "NAV", "IOP", "OT", "Vg1", "IKO", "LOSA", "YFF", "fagoppl");

  private final SplittableRandom random;
  private final GeneratedWords words;
  private final List<County> counties;
  private final List<String> categories;

  private BenchQueries(DataSet dataSet, long seed) {
    random = new SplittableRandom(seed);
    words = new GeneratedWords(dataSet, random);
    counties =
        dataSet.vocabularies().counties().all().stream()
            .filter(county -> county.initials() != null)
            .toList();
    categories = dataSet.vocabularies().categories().stream().map(Category::id).toList();
  }

  /** The same seed gives the same queries, in the same mixed order. */
  static List<BenchQuery> of(DataSet dataSet, long seed) {
    return new BenchQueries(dataSet, seed).mixed();
  }

  private List<BenchQuery> mixed() {
    List<BenchQuery> queries = new ArrayList<>();
    for (int i = 0; i < OF_EACH_KIND; i++) {
      // Each kind once in every round, so that a run that ends anywhere has had its share of all.
      queries.add(plain(frequent()));
      queries.add(plain(middling() + " " + rare()));
      queries.add(plain(words.inflected()));
      queries.add(new BenchQuery(middling(), any(counties), null));
      queries.add(plain(words.compound()));
      queries.add(plain(frequent() + " " + middling() + " " + middling()));
      queries.add(plain(mistyped(middling())));
      queries.add(new BenchQuery(frequent() + " " + middling(), null, any(categories)));
      queries.add(plain(any(ABBREVIATIONS) + " " + middling()));
      queries.add(plain(middling()));
      queries.add(plain("hvordan kan vi få flere " + frequent() + " til å " + middling()));
      queries.add(new BenchQuery(frequent(), any(counties), any(categories)));
      queries.add(plain(rare()));
    }
    return List.copyOf(queries);
  }

  private static BenchQuery plain(String text) {
    return new BenchQuery(text, null, null);
  }

  private String frequent() {
    return words.telling(0, 0.01);
  }

  private String middling() {
    return words.telling(0.01, 0.2);
  }

  private String rare() {
    return words.telling(0.2, 1);
  }

  /** Two letters have changed places, not the first one. */
  private String mistyped(String word) {
    int at = random.nextInt(1, word.length() - 1);
    return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
