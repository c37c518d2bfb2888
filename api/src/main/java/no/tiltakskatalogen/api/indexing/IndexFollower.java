package no.tiltakskatalogen.api.indexing;

import jakarta.inject.Singleton;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import no.tiltakskatalogen.api.error.StoreFaults;
import no.tiltakskatalogen.catalogue.measure.Measures;
import no.tiltakskatalogen.search.IndexFault;
import no.tiltakskatalogen.search.MeasureIndex;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index in step with the change log, whoever writes to the store. {@link #prepare} is for
 * start-up, before {@link #start}; afterwards one thread of its own does the work, and what else is
 * asked for, one thing after the other.
 */
@Singleton
public final class IndexFollower implements Closeable {

  private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());

  /** A write through another server is found here after this long at the most. */
  private static final long LOOK_MILLIS = 300;

  /** While that fails, looks are as far apart as this at the most. */
  private static final long MOST_MILLIS = 5_000;

  private final Measures measures;
  private final MeasureIndex index;
  private final IndexUpkeep upkeep;
  private final IndexProgress progress;
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final AtomicBoolean rebuildAsked = new AtomicBoolean();
  private volatile boolean stopped;
  private volatile boolean reachesStore = true;
  private volatile boolean follows = true;
  private volatile long inStep = System.nanoTime();
  private volatile @Nullable Long rebuilding;
  private volatile @Nullable String failure;
  private @Nullable Thread thread;

  IndexFollower(Measures measures, MeasureIndex index, IndexUpkeep upkeep, IndexProgress progress) {
    this.measures = measures;
    this.index = index;
    this.upkeep = upkeep;
    this.progress = progress;
  }

  /** Whether an index is being built beside the one that answers, or is about to be. */
  public boolean rebuilding() {
    return rebuildAsked.get() || rebuilding != null;
  }

  /** Whether the store answered when it was last looked at. */
  public boolean reachesStore() {
    return reachesStore;
  }

  /** Whether the index could take what the store had when it was last looked at. */
  public boolean follows() {
    return follows;
  }

  /** How long ago the index was last in step with the store. */
  public Duration behind() {
    return Duration.ofNanos(System.nanoTime() - inStep);
  }

  /**
   * Brings the index to the present state of the store; builds it if there is none to go on from.
   *
   * @param progress is told now and then how many measures have been taken
   */
  public void catchUp(LongConsumer progress) {
    boolean builds = index.needsRebuild();
    try {
      rebuilding = builds ? 0L : null;
      upkeep.catchUp(() -> stopped, builds ? telling(progress) : progress);
    } finally {
      rebuilding = null;
    }
    inStep = System.nanoTime();
    reachesStore = true;
    follows = true;
  }

  private LongConsumer telling(LongConsumer progress) {
    return taken -> {
      rebuilding = taken;
      progress.accept(taken);
    };
  }

  /**
   * Gets ready to answer: as {@link #catchUp}, unless an index that has to be replaced can answer
   * until its successor is built.
   */
  public void prepare(LongConsumer progress) {
    if (!index.needsRebuild() || !index.answers()) {
      try {
        catchUp(progress);
      } catch (IndexFault e) {
        if (!index.answers()) {
          throw e;
        }
        LOG.log(System.Logger.Level.ERROR, "The index answers, but cannot be written to", e);
      }
    }
    this.progress.recorded(measures.recorded(index.lastChange()).orElse(Instant.EPOCH));
  }

  /**
   * Starts following. If the present index can answer but has to be replaced, that is done here.
   */
  public void start() {
    thread = Thread.ofPlatform().name("index-follower").daemon().start(this::follow);
  }

  private void follow() {
    long pause = LOOK_MILLIS;
    while (!stopped) {
      try {
        catchUp(taken -> {});
        pause = LOOK_MILLIS;
      } catch (RuntimeException e) {
        if (follows) {
          LOG.log(System.Logger.Level.ERROR, "The index cannot follow the store; trying on", e);
        }
        follows = false;
        reachesStore = !StoreFaults.isOne(e);
        pause = Math.min(2 * pause, MOST_MILLIS);
      }
      try {
        Runnable task = tasks.poll(pause, TimeUnit.MILLISECONDS);
        if (task != null) {
          task.run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** How the index is. */
  public IndexStatus status() {
    return new IndexStatus(
        index.size(),
        index.lastChange(),
        measures.lastChange(),
        Integer.toHexString(index.configuration().hashCode()),
        index.bytes(),
        rebuilding,
        failure);
  }

  /** Compares the index with the database. */
  public IndexReport verify() {
    return upkeep.verify();
  }

  /**
   * Puts right what of the index is not as the database has it.
   *
   * @return what was found wrong
   */
  public IndexReport repair() {
    return inTurn(upkeep::repair);
  }

  /**
   * Builds the index anew beside the present one, compares it with the database and puts it in its
   * place.
   *
   * @param progress is told now and then how many measures have been taken
   * @throws IllegalStateException if the new index is not as the database; the old one stays
   */
  public void rebuild(LongConsumer progress) {
    inTurn(
        () -> {
          build(progress);
          return true;
        });
  }

  /**
   * Has the index built anew as soon as the work at hand is done; {@link #status} tells how far it
   * is.
   *
   * @return false if that was asked for already
   */
  public boolean askForRebuild() {
    if (rebuilding() || !rebuildAsked.compareAndSet(false, true)) {
      return false;
    }
    tasks.add(
        () -> {
          try {
            build(taken -> {});
          } catch (RuntimeException e) {
            LOG.log(
                System.Logger.Level.ERROR, "The index could not be rebuilt; the old one stays", e);
          } finally {
            rebuildAsked.set(false);
          }
        });
    return true;
  }

  private void build(LongConsumer progress) {
    rebuilding = 0L;
    failure = null;
    try {
      upkeep.rebuild(() -> stopped, telling(progress));
    } catch (RuntimeException e) {
      failure = "The last attempt to rebuild the index failed; the server's log tells why.";
      throw e;
    } finally {
      rebuilding = null;
    }
  }

  /** Does something on the thread that writes to the index. */
  private <T> T inTurn(Supplier<T> work) {
    if (thread == null) {
      return work.get();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    if (stopped) {
      done.cancel(false);
    }
    try {
      return done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (CancellationException e) {
      throw new IllegalStateException("The index is being closed", e);
    }
  }

  /** Stops following and waits until the work at hand is done. */
  @Override
  public void close() {
    stopped = true;
    progress.close();
    Thread following = thread;
    if (following != null) {
      tasks.add(() -> {});
      try {
        following.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
