package no.tiltakskatalogen.api.cli;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import no.tiltakskatalogen.api.indexing.IndexProgress;
import no.tiltakskatalogen.catalogue.dataset.DataSet;
import no.tiltakskatalogen.catalogue.measure.MeasureDocument;
import no.tiltakskatalogen.catalogue.measure.MeasureState;
import no.tiltakskatalogen.catalogue.measure.Measures;

/**
 * Writes of all kinds, by turns: a revision, a new measure, a revision, a withdrawal. So there are
 * as many measures at the end as at the beginning. Thread-safe.
 */
final class SoakWrites {

  private static final String AUTHOR = "soak";
  private static final int BATCH = 500;

  private final Measures measures;
  private final IndexProgress progress;
  private final GeneratedMeasures generated;

  /** Those that can be read; the oldest comes first. */
  private final List<String> ids = new CopyOnWriteArrayList<>();

  private int turn;

  SoakWrites(DataSet dataSet, Measures measures, IndexProgress progress, long seed) {
    this.measures = measures;
    this.progress = progress;
    this.generated = new GeneratedMeasures(dataSet, seed);
    dataSet.measures().forEach(measure -> ids.add(String.valueOf(measure.id())));
  }

  /** Writes so many new measures. */
  void add(int count) {
    for (int left = count; left > 0; left -= BATCH) {
      save(Stream.generate(generated::next).limit(Math.min(left, BATCH)).toList());
    }
  }

  private void save(List<MeasureDocument> documents) {
    measures.save(documents, AUTHOR);
    documents.forEach(document -> ids.add(String.valueOf(document.id())));
  }

  /** The id of a measure that is there, or was a moment ago. */
  String any(int number) {
    List<String> present = List.copyOf(ids);
    return present.get(Math.floorMod(number * 31, present.size()));
  }

  /** The last change that whoever asks is told of. */
  long lastVisible() {
    return progress.lastChange();
  }

  synchronized void write() {
    MeasureDocument fresh = generated.next();
    switch (turn++ % 4) {
      case 1 -> save(List.of(fresh));
      case 3 -> {
        String oldest = ids.removeFirst();
        replace(oldest, fresh, new MeasureState.Withdrawn("Prøven er over."));
      }
      default -> replace(any(turn), fresh, new MeasureState.Published());
    }
  }

  private void replace(String id, MeasureDocument fresh, MeasureState state) {
    MeasureDocument next = new MeasureDocument(UUID.fromString(id), fresh.content(), state);
    measures.save(List.of(next), AUTHOR);
  }
}
