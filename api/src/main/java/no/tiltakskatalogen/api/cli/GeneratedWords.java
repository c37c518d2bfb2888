package no.tiltakskatalogen.api.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.search.words.AnalysisLists;
import no.tiltakskatalogen.search.words.Folding;

/**
 * The words of the real measures, drawn as often as a language has them (Zipf's law), and words
 * that are built from them: what a catalogue that grows brings are not new stems, but forms and
 * compounds nobody wrote before.
 */
final class GeneratedWords {

  /** Of a hundred words, how many are built. */
  private static final int INFLECTED = 4;

  private static final int COMPOUND = 4;

  private static final List<String> JOINTS = List.of("", "", "s", "e");

  private static final List<String> ENDINGS =
      List.of(
          "en", "et", "a", "er", "ene", "ar", "ane", "ens", "ets", "enes", "s", "te", "ende", "ing",
          "ingen", "inger");

  /** Shorter ones are mostly prepositions and the like, which have no forms. */
  private static final int SHORTEST_STEM = 4;

  private final SplittableRandom random;
  private final Ranked all;
  private final Ranked stems;
  private final Ranked parts;

  GeneratedWords(DataSet dataSet, SplittableRandom random) {
    this.random = random;
    AnalysisLists lists = AnalysisLists.bundled();
    List<String> words = wordsOf(dataSet);
    all = new Ranked(words);
    stems =
        new Ranked(
            words.stream()
                .filter(word -> word.length() >= SHORTEST_STEM)
                .filter(word -> !lists.functionWords().contains(Folding.fold(word)))
                .toList());
    // The list has them folded; texts have them as the measures spell them.
    parts =
        new Ranked(
            words.stream().filter(word -> lists.parts().contains(Folding.fold(word))).toList());
  }

  /** Words, the most frequent first. */
  private static final class Ranked {

    private final List<String> words;
    private final double[] cumulative;

    Ranked(List<String> words) {
      this.words = words;
      this.cumulative = cumulative(words.size());
    }

    private static double[] cumulative(int size) {
      double[] cumulative = new double[size];
      double sum = 0;
      for (int rank = 0; rank < size; rank++) {
        sum += 1.0 / (rank + 1);
        cumulative[rank] = sum;
      }
      return cumulative;
    }

    String any(SplittableRandom random) {
      double point = random.nextDouble() * cumulative[cumulative.length - 1];
      int low = 0;
      int high = cumulative.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (cumulative[middle] < point) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return words.get(low);
    }
  }

  private static List<String> wordsOf(DataSet dataSet) {
    Map<String, Integer> counts = new HashMap<>();
    for (MeasureDocument measure : dataSet.measures()) {
      Stream.concat(
              Stream.of(measure.content().title()), measure.content().sections().values().stream())
          .flatMap(text -> Stream.of(text.split("[^\\p{L}]+")))
          .filter(word -> !word.isEmpty())
          .forEach(word -> counts.merge(word.toLowerCase(Locale.ROOT), 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** One as a text has it. */
  String next() {
    int kind = random.nextInt(100);
    if (kind < INFLECTED) {
      return inflected();
    }
    return kind < INFLECTED + COMPOUND ? compound() : all.any(random);
  }

  /** A form of a word that says something, be it one that the word does not have. */
  String inflected() {
    return inflected(stems.any(random));
  }

  private String inflected(String word) {
    String stem = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    return stem + anyOf(ENDINGS);
  }

  /** Two words that compounds of this field are made of, every third time with an ending. */
  String compound() {
    String last = parts.any(random);
    return parts.any(random) + anyOf(JOINTS) + (random.nextInt(3) == 0 ? inflected(last) : last);
  }

  /**
   * A word that says something, of those between two places in the order of frequency.
   *
   * @param from the share of words that are more frequent
   * @param to the share of words up to the least frequent
   */
  String telling(double from, double to) {
    int size = stems.words.size();
    return stems.words.get(random.nextInt((int) (from * size), (int) (to * size)));
  }

  private String anyOf(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
