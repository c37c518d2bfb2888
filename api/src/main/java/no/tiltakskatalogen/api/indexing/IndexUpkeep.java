package no.tiltakskatalogen.api.indexing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import no.tiltakskatalogen.catalogue.measure.Measure;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.NumberedMeasure;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.search.IndexEntries;
import no.tiltakskatalogen.search.IndexFault;
import no.tiltakskatalogen.search.IndexedMeasure;
import no.tiltakskatalogen.search.MeasureIndex;

/** The work that keeps an index like its database. For one thread, but for {@link #verify}. */
@Singleton
final class IndexUpkeep {

  private static final System.Logger LOG = System.getLogger(IndexUpkeep.class.getName());

  /** A batch of records of the usual size is some megabytes. */
  private static final int BATCH = 1_000;

  private final Measures measures;
  private final MeasureIndex index;
  private final IndexProjection projection;
  private final IndexProgress answers;

  IndexUpkeep(
      Measures measures, MeasureIndex index, IndexProjection projection, IndexProgress answers) {
    this.measures = measures;
    this.index = index;
    this.projection = projection;
    this.answers = answers;
  }

  /** Takes changes into an index. */
  private interface Taker {
    void apply(List<IndexedMeasure> changed, List<String> removed, long upTo, Instant recorded);
  }

  /**
   * Brings the index to the present state of the store; builds it if there is none to go on from.
   *
   * @param stopped ends the work early, leaving what is done
   * @param progress is told now and then how many measures have been taken
   */
  void catchUp(BooleanSupplier stopped, LongConsumer progress) {
    if (index.needsRebuild() || isAheadOfStore()) {
      rebuild(stopped, progress);
    }
    if (index.gaveUp()) {
      LOG.log(System.Logger.Level.WARNING, "Writing to the index failed; it is opened again.");
      index.resume();
    }
    applyChanges(index.applied(), this::follow, stopped, progress);
    // Also what an earlier attempt could not make last.
    if (index.hasUncommitted()) {
      index.commit();
    }
  }

  /** Takes changes into the index that answers. */
  private void follow(
      List<IndexedMeasure> changed, List<String> removed, long upTo, Instant recorded) {
    answers.recorded(recorded);
    index.apply(changed, removed, upTo);
    answers.moved(recorded);
  }

  /** A store that lacks changes the index has was put back from a backup, or has lost them. */
  private boolean isAheadOfStore() {
    long stored = measures.lastChange();
    boolean isAhead = index.lastChange() > stored;
    if (isAhead) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The database ends at change {0}, the index at {1}: the database was restored from a backup,"
              + " or has lost changes. The index is rebuilt from it.",
          stored,
          index.lastChange());
    }
    return isAhead;
  }

  /**
   * @return the last change that was applied
   */
  private long applyChanges(
      long after, Taker taker, BooleanSupplier stopped, LongConsumer progress) {
    long last = after;
    long taken = 0;
    List<NumberedMeasure> batch = measures.changedAfter(last, BATCH);
    while (!batch.isEmpty() && !stopped.getAsBoolean()) {
      // A measure that changed several times is given as it is now each time: once is enough.
      Map<String, Measure> latest = new LinkedHashMap<>();
      batch.forEach(each -> latest.put(each.measure().id().toString(), each.measure()));
      last = batch.getLast().number();
      apply(latest, taker, last, batch.getLast().measure().updated());
      taken += batch.size();
      progress.accept(taken);
      batch = measures.changedAfter(last, BATCH);
    }
    return last;
  }

  private void apply(Map<String, Measure> latest, Taker taker, long upTo, Instant recorded) {
    List<IndexedMeasure> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    latest.forEach(
        (id, measure) -> {
          if (isSearchable(measure)) {
            changed.add(projection.of(measure));
          } else {
            removed.add(id);
          }
        });
    taker.apply(changed, removed, upTo, recorded);
  }

  private static boolean isSearchable(Measure measure) {
    return !Viewer.audiencesOf(measure.state()).isEmpty();
  }

  /**
   * Builds an index beside the present one, which answers and follows until the new one is as far
   * as itself, compares the new one with the database, and puts it in its place.
   *
   * @throws IllegalStateException if the new index is not as the database; the old one stays
   */
  void rebuild(BooleanSupplier stopped, LongConsumer progress) {
    // What is written while the index is built comes after this change and is applied afterwards.
    long lastChange = measures.lastChange();
    boolean answered = index.answers();
    boolean follows = !index.needsRebuild() && !index.gaveUp() && index.lastChange() <= lastChange;
    try (MeasureIndex.Rebuild building = index.rebuild()) {
      long taken = 0;
      List<NumberedMeasure> batch = measures.createdAfter(0, BATCH);
      while (!batch.isEmpty()) {
        if (stopped.getAsBoolean()) {
          return;
        }
        building.add(
            batch.parallelStream()
                .map(NumberedMeasure::measure)
                .filter(IndexUpkeep::isSearchable)
                .map(projection::of)
                .toList());
        taken += batch.size();
        progress.accept(taken);
        batch = measures.createdAfter(batch.getLast().number(), BATCH);
        if (follows) {
          applyChanges(index.applied(), this::follow, stopped, each -> {});
        }
      }
      // Not behind the old one: nobody finds less after the swap than before.
      lastChange =
          applyChanges(
              lastChange,
              (changed, removed, upTo, recorded) -> building.apply(changed, removed, upTo),
              stopped,
              each -> {});
      verify(building, lastChange);
      answers.recorded(measures.recorded(lastChange).orElse(Instant.EPOCH));
      building.finish(lastChange);
      if (answered) {
        answers.remade();
      }
    }
  }

  private void verify(MeasureIndex.Rebuild building, long lastChange) {
    try (IndexEntries entries = building.entries(lastChange)) {
      IndexReport report = IndexCheck.compare(entries, measures, wrong -> {});
      if (!report.clean()) {
        throw new IllegalStateException(
            "The index that was built differs from the database in %d measures, such as %s"
                .formatted(report.faults(), report));
      }
    }
  }

  /**
   * Reads the index against its checksums and compares it with the database. Any thread may do so.
   *
   * @throws IndexFault if its files are damaged; then it is rebuilt
   */
  IndexReport verify() {
    index.check();
    try (IndexEntries entries = index.entries()) {
      return IndexCheck.compare(entries, measures, wrong -> {});
    }
  }

  /**
   * Puts right what is not as the database has it, and nothing else.
   *
   * @throws IndexFault if its files are damaged; then it is rebuilt
   * @return what was found wrong
   */
  IndexReport repair() {
    List<String> wrong = new ArrayList<>();
    IndexReport report;
    index.check();
    try (IndexEntries entries = index.entries()) {
      report = IndexCheck.compare(entries, measures, wrong::add);
    }
    for (int from = 0; from < wrong.size(); from += BATCH) {
      mend(wrong.subList(from, Math.min(from + BATCH, wrong.size())));
    }
    if (!wrong.isEmpty()) {
      index.commit();
    }
    return report;
  }

  private void mend(List<String> ids) {
    Map<String, Measure> stored = new LinkedHashMap<>();
    measures.withIds(ids).forEach(measure -> stored.put(measure.id().toString(), measure));
    List<String> unknown = ids.stream().filter(id -> !stored.containsKey(id)).toList();
    apply(
        stored,
        (changed, removed, upTo, recorded) -> {
          List<String> gone = new ArrayList<>(removed);
          gone.addAll(unknown);
          index.mend(changed, gone);
          answers.remade();
        },
        index.lastChange(),
        Instant.now());
  }
}
