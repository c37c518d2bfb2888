package no.tiltakskatalogen.search;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import no.tiltakskatalogen.search.MeasureIndex.Rebuild;

/** Opens and fills indexes. */
final class Indexes {

  static final String CONFIGURATION = "labels-1";
  static final byte[] CURSOR_KEY =
      "a key of 32 bytes for the cursors".getBytes(StandardCharsets.UTF_8);

  /** The last change that a newly filled index has seen. */
  static final long FILLED = 1;

  private Indexes() {}

  static MeasureIndex open(Path folder) {
    return MeasureIndex.open(folder, CONFIGURATION, CURSOR_KEY);
  }

  static MeasureIndex holding(Path folder, IndexedMeasure... measures) {
    return holding(folder, List.of(measures));
  }

  static MeasureIndex holding(Path folder, Collection<IndexedMeasure> measures) {
    MeasureIndex index = open(folder);
    fill(index, measures, FILLED);
    return index;
  }

  static void fill(MeasureIndex index, Collection<IndexedMeasure> measures, long lastChange) {
    try (Rebuild rebuild = index.rebuild()) {
      rebuild.add(List.copyOf(measures));
      rebuild.finish(lastChange);
    }
  }
}
