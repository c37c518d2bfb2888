package no.tiltakskatalogen.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What words count that only occur in passing: in running texts, but in no title and no tag.
 *
 * <p>A measure without texts cannot have such a word, so what it tells is seen among those with
 * texts. Of 91 measures a word in ten seems rare; if only twenty have texts, it is in half of all
 * that could have it. BM25 is therefore brought down to what it would give among these, and a word
 * that a single measure has stays what it is.
 */
final class PassingWords {

  private static final double LEAST = 0.05;

  private PassingWords() {}

  /** Lowers the weights of such words. */
  static void lower(List<Sought> sought, Dictionary dictionary) throws IOException {
    int described = dictionary.described();
    if (described == 0 || described == dictionary.size()) {
      return;
    }
    for (int i = 0; i < sought.size(); i++) {
      Sought each = sought.get(i);
      sought.set(
          i,
          new Sought(
              each.text(),
              lowered(each.strong(), dictionary),
              lowered(each.weak(), dictionary),
              each.need(),
              each.source()));
    }
  }

  private static List<Variant> lowered(List<Variant> variants, Dictionary dictionary)
      throws IOException {
    List<Variant> lowered = new ArrayList<>();
    for (Variant variant : variants) {
      lowered.add(
          variant.way() instanceof Variant.One(String term) && !dictionary.isSubject(term)
              ? variant.times(factor(dictionary.frequency(term), dictionary))
              : variant);
    }
    return lowered;
  }

  private static float factor(int frequency, Dictionary dictionary) throws IOException {
    int times = Math.clamp(frequency, 1, dictionary.described());
    double factor = share(times, dictionary) / share(1, dictionary);
    return (float) Math.clamp(factor, LEAST, 1);
  }

  private static double share(int frequency, Dictionary dictionary) throws IOException {
    return Dictionary.information(frequency, dictionary.described())
        / dictionary.information(frequency);
  }
}
