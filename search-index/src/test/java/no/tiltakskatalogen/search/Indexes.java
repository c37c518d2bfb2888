package no.tiltakskatalogen.search;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import no.tiltakskatalogen.search.MeasureIndex.Rebuild;

/** Opens and fills indexes. */
final class Indexes {

  static final String CONFIGURATION = "labels-1";
  static final byte[] CURSOR_KEY =
      "a key of 32 bytes for the cursors".getBytes(StandardCharsets.UTF_8);

  static final Relevance RELEVANCE = Relevance.standard();

  /** Shared, since to make it ready takes longer than most tests. */
  static final Language LANGUAGE = new Language(RELEVANCE, SearchVocabulary.EMPTY);

  /** The last change that a newly filled index has seen. */
  static final long FILLED = 1;

  private Indexes() {}

  static MeasureIndex open(Path folder) {
    return open(folder, CONFIGURATION, CURSOR_KEY);
  }

  static MeasureIndex open(Path folder, String configuration, byte[] key) {
    return MeasureIndex.open(folder, configuration, key, LANGUAGE);
  }

  static MeasureIndex open(Path folder, Language language) {
    return MeasureIndex.open(folder, CONFIGURATION, CURSOR_KEY, language);
  }

  static MeasureIndex open(Storage storage, Path folder) {
    return MeasureIndex.open(storage, folder, CONFIGURATION, CURSOR_KEY, LANGUAGE);
  }

  static MeasureIndex holding(Path folder, IndexedMeasure... measures) {
    return holding(folder, List.of(measures));
  }

  static MeasureIndex holding(Path folder, Collection<IndexedMeasure> measures) {
    return holding(folder, LANGUAGE, measures);
  }

  static MeasureIndex holding(Path folder, Language language, Collection<IndexedMeasure> measures) {
    MeasureIndex index = open(folder, language);
    fill(index, measures, FILLED);
    return index;
  }

  static void fill(MeasureIndex index, Collection<IndexedMeasure> measures, long lastChange) {
    try (Rebuild rebuild = index.rebuild()) {
      rebuild.add(List.copyOf(measures));
      rebuild.finish(lastChange);
    }
  }

  /** Which of these titles a query finds, as a, b, c ... */
  static List<String> found(Path folder, String query, String... titles) {
    List<IndexedMeasure> measures =
        IntStream.range(0, titles.length)
            .mapToObj(i -> Draft.titled(Character.toString('a' + i), titles[i]))
            .toList();
    try (MeasureIndex index = holding(folder, measures)) {
      return Ask.words(query).idsOf(index);
    }
  }
}
