package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.List;

/**
 * Gives up the ways that are dear to follow where they add next to nothing. To know whether words
 * stand close together, their places have to be read in every measure that has all of them. Where
 * one word alone is in thousands of measures, these are found anyway, and no page shows which of
 * them has a phrase besides. Smaller catalogues, and what was asked for in so many words, keep all.
 */
final class DearWays {

  /** In so many measures a word alone is enough. */
  static final int ENOUGH = 5_000;

  private DearWays() {}

  static void giveUp(List<Sought> sought, Dictionary dictionary) throws IOException {
    for (int i = 0; i < sought.size(); i++) {
      sought.set(i, without(sought.get(i), dictionary));
    }
  }

  private static Sought without(Sought sought, Dictionary dictionary) throws IOException {
    if (sought.need() == Sought.Need.DEMANDED || !isFrequent(sought.strong(), dictionary)) {
      return sought;
    }
    return new Sought(
        sought.text(),
        cheap(sought.strong()),
        cheap(sought.weak()),
        sought.need(),
        sought.source());
  }

  private static boolean isFrequent(List<Variant> variants, Dictionary dictionary)
      throws IOException {
    for (Variant variant : variants) {
      if (variant.way() instanceof Variant.One(String term)
          && dictionary.frequency(term) >= ENOUGH) {
        return true;
      }
    }
    return false;
  }

  private static List<Variant> cheap(List<Variant> variants) {
    return variants.stream()
        .filter(
            variant ->
                switch (variant.way()) {
                  case Variant.One _, Variant.All _, Variant.Beginning _ -> true;
                  case Variant.Near _, Variant.Exactly _, Variant.Inflected _ -> false;
                })
        .toList();
  }
}
