package no.tiltakskatalogen.api.indexing;

import jakarta.inject.Singleton;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import no.tiltakskatalogen.catalogue.measure.Measure;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.catalogue.measure.NumberedMeasure;
import no.tiltakskatalogen.catalogue.measure.Viewer;
import no.tiltakskatalogen.search.IndexedMeasure;
import no.tiltakskatalogen.search.MeasureIndex;

/**
 * Keeps the index in step with the change log, whoever writes to the store. {@link #prepare} is for
 * start-up, before {@link #start}; afterwards one thread of its own does the work.
 */
@Singleton
public final class IndexFollower implements Closeable {

  private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());

  /** A batch of records of the usual size is some megabytes. */
  private static final int BATCH = 1_000;

  /** A write through another server is found here after this long at the most. */
  private static final long LOOK_MILLIS = 300;

  private final Measures measures;
  private final MeasureIndex index;
  private final IndexProjection projection;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean rebuilding;
  private Thread thread = Thread.ofPlatform().unstarted(() -> {});

  IndexFollower(Measures measures, MeasureIndex index, IndexProjection projection) {
    this.measures = measures;
    this.index = index;
    this.projection = projection;
  }

  /** Whether an index is being built beside the one that answers. */
  public boolean rebuilding() {
    return rebuilding;
  }

  /**
   * Brings the index to the present state of the store; builds it if there is none to go on from.
   *
   * @param progress is told now and then how many measures have been taken
   */
  public void catchUp(LongConsumer progress) {
    if (index.needsRebuild() || isAheadOfStore()) {
      rebuild(progress);
    }
    applyChanges(progress);
  }

  /**
   * Gets ready to answer: as {@link #catchUp}, unless an index that has to be replaced can answer
   * until its successor is built.
   */
  public void prepare(LongConsumer progress) {
    if (!index.needsRebuild() || !index.answers()) {
      catchUp(progress);
    }
  }

  /**
   * Starts following. If the present index can answer but has to be replaced, that is done here.
   */
  public void start() {
    thread = Thread.ofPlatform().name("index-follower").daemon().start(this::follow);
  }

  private void follow() {
    boolean troubled = false;
    try {
      do {
        try {
          catchUp(taken -> {});
          troubled = false;
        } catch (RuntimeException e) {
          if (!troubled) {
            LOG.log(System.Logger.Level.ERROR, "The index cannot follow the store; trying on", e);
          }
          troubled = true;
        }
      } while (!stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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

  private void applyChanges(LongConsumer progress) {
    long before = index.lastChange();
    long taken = 0;
    List<NumberedMeasure> batch = measures.changedAfter(before, BATCH);
    while (!batch.isEmpty() && stopped.getCount() > 0) {
      // A measure that changed several times is given as it is now each time: once is enough.
      Map<String, Measure> latest = new LinkedHashMap<>();
      batch.forEach(each -> latest.put(each.measure().id().toString(), each.measure()));
      List<IndexedMeasure> changed = new ArrayList<>();
      List<String> removed = new ArrayList<>();
      latest.forEach(
          (id, measure) -> {
            if (Viewer.audiencesOf(measure.state()).isEmpty()) {
              removed.add(id);
            } else {
              changed.add(projection.of(measure));
            }
          });
      index.apply(changed, removed, batch.getLast().number());
      taken += batch.size();
      progress.accept(taken);
      batch = measures.changedAfter(index.lastChange(), BATCH);
    }
    if (index.lastChange() > before) {
      index.commit();
    }
  }

  private void rebuild(LongConsumer progress) {
    rebuilding = true;
    // What is written while the index is built comes after this change and is applied afterwards.
    long lastChange = measures.lastChange();
    try (MeasureIndex.Rebuild building = index.rebuild()) {
      long taken = 0;
      List<NumberedMeasure> batch = measures.createdAfter(0, BATCH);
      while (!batch.isEmpty()) {
        if (stopped.getCount() == 0) {
          return;
        }
        building.add(
            batch.parallelStream()
                .map(NumberedMeasure::measure)
                .filter(measure -> !Viewer.audiencesOf(measure.state()).isEmpty())
                .map(projection::of)
                .toList());
        taken += batch.size();
        progress.accept(taken);
        batch = measures.createdAfter(batch.getLast().number(), BATCH);
      }
      building.finish(lastChange);
    } finally {
      rebuilding = false;
    }
  }

  /** Stops following and waits until the work at hand is done. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
